import type { CopyCard, ShareCard } from '../../../shared/http-sharing.ts';
import type { PatientId, StillId } from '../../../shared/ids.ts';
import type { StaffActor } from '../../identity/actor.ts';
import type { Reader } from '../../platform/database.ts';
import type { CopyRow, LoadedShare } from './sharing.repository.ts';
import { formOf, itemShown, statusOf } from './sharing.rules.ts';

const namesOf = async (db: Reader, practiceId: StaffActor['practiceId']): Promise<Map<string, string>> => {
  const rows = await db
    .selectFrom('app_user')
    .select(['id', 'name'])
    .where('practice_id', '=', practiceId)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
};

const looksOf = (db: Reader, shares: readonly LoadedShare[]) =>
  db
    .selectFrom('share_look')
    .selectAll()
    .where(
      'share_id',
      'in',
      shares.map(({ row }) => row.id),
    )
    .orderBy('at')
    .execute();

/** Sharings as the practice sees them, with every look. */
export const shareCards = async (
  db: Reader,
  actor: StaffActor,
  shares: readonly LoadedShare[],
  now: Date,
): Promise<ShareCard[]> => {
  if (shares.length === 0) return [];
  const names = await namesOf(db, actor.practiceId);
  const looks = await looksOf(db, shares);
  const patients = await db
    .selectFrom('patient')
    .select(['id', 'name', 'date_of_birth'])
    .where(
      'id',
      'in',
      shares.map(({ row }) => row.patient_id),
    )
    .execute();
  const byId = new Map(patients.map((patient) => [patient.id, patient]));
  return shares.map((share) => {
    const { row } = share;
    const patient = byId.get(row.patient_id);
    return {
      id: row.id,
      consentId: row.consent_id,
      patient: {
        id: row.patient_id,
        name: patient?.name ?? '',
        dateOfBirth: patient?.date_of_birth ?? '1900-01-01',
      },
      recipient: {
        name: row.recipient_name,
        role: row.recipient_role,
        organisation: row.recipient_organisation,
      },
      purpose: row.purpose,
      form: formOf(share),
      why: row.why,
      until: share.expiresAt.toISOString(),
      status: statusOf(share, now),
      endedAt: row.ended_at?.toISOString() ?? null,
      endedWhy: row.ended_why,
      sharedBy: names.get(row.created_by) ?? '',
      stills: share.items.map((item) => ({
        stillId: item.stillId,
        site: item.still.site,
        side: item.still.side,
        caption: item.caption,
        ready: itemShown(share, item),
      })),
      looks: looks
        .filter(({ share_id }) => share_id === row.id)
        .map(({ at, position }) => ({ at: at.toISOString(), position })),
    };
  });
};

/** A copy with where it comes from; whose it is only for those who treat them. */
export interface CopyWithOrigin extends CopyRow {
  readonly site: CopyCard['site'];
  readonly side: CopyCard['side'];
  readonly scope: CopyCard['scope'];
  readonly patient_name: string;
}

/** Copies of this practice that exist, newest first. */
export const copiesOf = (
  db: Reader,
  practiceId: StaffActor['practiceId'],
  stillId?: StillId,
): Promise<CopyWithOrigin[]> =>
  db
    .selectFrom('still_copy')
    .innerJoin('still', 'still.id', 'still_copy.still_id')
    .innerJoin('patient', 'patient.id', 'still_copy.patient_id')
    .innerJoin('sharing_consent', 'sharing_consent.id', 'still_copy.consent_id')
    .selectAll('still_copy')
    .select(['still.site', 'still.side', 'sharing_consent.scope', 'patient.name as patient_name'])
    .where('still_copy.practice_id', '=', practiceId)
    .where('still_copy.state', '!=', 'destroyed')
    .$if(stillId !== undefined, (query) => query.where('still_copy.still_id', '=', stillId ?? null))
    .orderBy('made_at', 'desc')
    .execute();

export const copyCards = async (
  db: Reader,
  actor: StaffActor,
  copies: readonly CopyWithOrigin[],
  treated: ReadonlySet<PatientId>,
): Promise<CopyCard[]> => {
  const names = await namesOf(db, actor.practiceId);
  return copies.flatMap((copy) =>
    copy.state === 'destroyed'
      ? []
      : [
          {
            id: copy.id,
            stillId: copy.still_id,
            consentId: copy.consent_id,
            scope: copy.scope,
            state: copy.state,
            site: copy.site,
            side: copy.side,
            width: copy.width,
            height: copy.height,
            madeBy: names.get(copy.made_by) ?? '',
            madeAt: copy.made_at.toISOString(),
            mine: copy.made_by === actor.userId,
            patientName: treated.has(copy.patient_id) ? copy.patient_name : null,
            checkedBy: copy.checked_by ? (names.get(copy.checked_by) ?? '') : null,
            checkedAt: copy.checked_at?.toISOString() ?? null,
            sentBackReason: copy.sent_back_reason,
            collectedAt: copy.in_collection_at?.toISOString() ?? null,
          },
        ],
  );
};
