import type { PatientId, PracticeId } from '../../../shared/ids.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Reader } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import { treats } from '../review/care-relationship.ts';

interface Owned {
  readonly practice_id: PracticeId;
  readonly patient_id: PatientId;
}

/** R22, S6: of this practice, or it looks as if it were not there; and only who treats the patient. */
export const needsToTreat = async <Row extends Owned>(
  deps: { readonly db: Reader; readonly clock: Clock },
  actor: StaffActor,
  row: Row | undefined,
): Promise<Row> => {
  const own = ofThisPractice(actor, row);
  if (!(await treats(deps, actor, own.patient_id, deps.clock.now()))) throw new Refusal('not_allowed');
  return own;
};

/** S6: another practice's id looks like none at all. @throws Refusal `not_found` */
export const ofThisPractice = <Row extends Pick<Owned, 'practice_id'>>(
  actor: StaffActor,
  row: Row | undefined,
): Row => {
  if (!row || row.practice_id !== actor.practiceId) throw new Refusal('not_found');
  return row;
};
