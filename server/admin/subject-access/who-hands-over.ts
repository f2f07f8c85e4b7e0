import type { AccessReview } from '../../../shared/http-access.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { chaperoneSpoke } from '../../clinical/chaperone/attest.ts';
import { readingRight, treats } from '../../clinical/review/care-relationship.ts';
import type { ReadingRight } from '../../clinical/review/care-relationship.ts';
import { activeGps, hasAnotherGp } from '../../clinical/review/list-reviews.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';

/**
 * R30: where a chaperone spoke about a doctor's own call, another GP decides on that part, makes the pack and hands it over,
 * whether or not there was a concern: otherwise the refusal would tell. A doctor without a colleague does it alone; what
 * was said about them in confidence is not in their pack (`make-pack.ts`).
 */
export const handsOver = async (
  db: Reader,
  actor: StaffActor,
  patientId: PatientId,
): Promise<AccessReview['handsOver']> =>
  (await chaperoneSpoke(db, patientId, actor.userId)) &&
  (await hasAnotherGp(db, actor.practiceId, actor.userId))
    ? 'another_gp'
    : 'you';

/** Is there a GP who treats the patient and about whose calls no chaperone spoke? */
const someoneWhoTreatsMay = async (
  db: Reader,
  actor: StaffActor,
  patientId: PatientId,
  now: Date,
): Promise<boolean> => {
  for (const userId of await activeGps(db, actor))
    if (
      (await treats({ db }, { ...actor, userId, role: 'gp' }, patientId, now)) &&
      !(await chaperoneSpoke(db, patientId, userId))
    )
      return true;
  return false;
};

/**
 * R22: who treats the patient decides, makes and hands over. Break-glass reads and releases nothing – but where a chaperone
 * spoke about everybody who treats the patient, it is how another GP answers the request at all (R30).
 */
export const handingRight = async (
  db: Reader,
  actor: StaffActor,
  patientId: PatientId,
  now: Date,
): Promise<ReadingRight | undefined> => {
  const right = await readingRight(db, actor, patientId, now);
  if (right?.by !== 'break_glass') return right;
  return (await someoneWhoTreatsMay(db, actor, patientId, now)) ? undefined : right;
};
