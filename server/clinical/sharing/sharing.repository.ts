import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { CopyId, PatientId, ShareId, SharingConsentId, StillId } from '../../../shared/ids.ts';
import type { Reader } from '../../platform/database.ts';
import type { ShareTable, StillCopyTable } from '../../platform/schema.ts';
import { consentHolds } from './sharing.rules.ts';
import type { LiveConsent } from './sharing.rules.ts';

export type ShareRow = Selectable<ShareTable>;
export type CopyRow = Selectable<StillCopyTable>;

/** A still as sharing needs it, with its patient and whether it has to wait. */
export const loadStill = async (db: Reader, id: StillId, options: { lock?: boolean } = {}) => {
  const row = await db
    .selectFrom('still')
    .innerJoin('consultation', 'consultation.id', 'still.consultation_id')
    .innerJoin('patient', 'patient.id', 'still.patient_id')
    .select(['still.id', 'still.state', 'still.awaits_decision as awaitsDecision', 'still.wrapped_key'])
    .select(['still.width', 'still.height', 'still.site', 'still.side', 'still.label', 'still.taken_at'])
    .select(['still.patient_id', 'still.consultation_id', 'consultation.practice_id'])
    .select([
      'patient.name',
      'patient.preferred_name as preferredName',
      'patient.date_of_birth',
      'patient.identifier',
      'patient.wrapped_key as patient_key',
    ])
    .where('still.id', '=', id)
    // A still that is being discarded is waited for, and so is a copy being made of one to be discarded.
    .$if(options.lock === true, (query) => query.forNoKeyUpdate('still'))
    .executeTakeFirst();
  return row;
};

export type LoadedStill = NonNullable<Awaited<ReturnType<typeof loadStill>>>;

export interface LoadedConsent extends LiveConsent {
  readonly id: SharingConsentId;
  readonly at: Date;
  readonly row: ReturnType<typeof consents> extends Promise<(infer Row)[]> ? Row : never;
}

const consents = (db: Reader, ids: readonly SharingConsentId[]) =>
  db
    .selectFrom('sharing_consent')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();

const withdrawnAmong = async (db: Reader, ids: readonly SharingConsentId[]): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('sharing_consent')
    .select('ends')
    .where('ends', 'in', [...ids])
    .execute();
  return new Set(rows.flatMap(({ ends }) => (ends ? [ends] : [])));
};

/** Consents with whether they still hold. */
export const loadConsents = async (
  db: Reader,
  ids: readonly SharingConsentId[],
): Promise<Map<SharingConsentId, LoadedConsent>> => {
  if (ids.length === 0) return new Map();
  const withdrawn = await withdrawnAmong(db, ids);
  const rows = await consents(db, ids);
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        at: row.at,
        scope: row.scope,
        decision: row.decision,
        withdrawn: withdrawn.has(row.id),
        stillIds: row.still_ids,
        row,
      },
    ]),
  );
};

/** The teaching consent for a still that holds, if there is one. */
export const teachingConsent = async (db: Reader, stillId: StillId): Promise<LoadedConsent | undefined> => {
  const rows = await db
    .selectFrom('sharing_consent')
    .select('id')
    .where('scope', '=', 'teaching')
    .where('decision', '=', 'yes')
    .where(sql<boolean>`${stillId}::uuid = any(still_ids)`)
    .execute();
  const loaded = await loadConsents(
    db,
    rows.map(({ id }) => id),
  );
  return [...loaded.values()].filter((consent) => consentHolds(consent)).at(-1);
};

const itemsOf = (db: Reader, ids: readonly ShareId[]) =>
  db
    .selectFrom('share_item')
    .innerJoin('still', 'still.id', 'share_item.still_id')
    .select(['share_id', 'position', 'share_item.still_id', 'caption'])
    .select(['still.state', 'still.awaits_decision as awaitsDecision', 'still.site', 'still.side'])
    .select(['still.taken_at', 'still.width', 'still.height', 'still.wrapped_key'])
    .select('still.consultation_id')
    .where('share_id', 'in', [...ids])
    .orderBy('position')
    .execute();

const acceptedCopies = (db: Reader, stills: readonly StillId[]) =>
  db
    .selectFrom('still_copy')
    .selectAll()
    .where('state', '=', 'accepted')
    .where('still_id', 'in', [...stills])
    .orderBy('checked_at')
    .execute();

export interface LoadedItem {
  readonly position: number;
  readonly stillId: StillId;
  readonly caption: string;
  readonly still: Awaited<ReturnType<typeof itemsOf>>[number];
  /** The newest accepted copy that this share may show. */
  readonly copy: CopyRow | undefined;
  readonly copyAccepted: boolean;
}

/** A share with everything that decides whether something of it is shown. */
export interface LoadedShare {
  readonly row: ShareRow;
  readonly purpose: ShareRow['purpose'];
  readonly identified: boolean;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly lockedAt: Date | null;
  readonly consent: LoadedConsent | undefined;
  readonly items: readonly LoadedItem[];
}

/** Copies for teaching rest on the consent to teaching, all others on the share's own. */
const usable = (
  share: ShareRow,
  copy: CopyRow,
  known: ReadonlyMap<SharingConsentId, LoadedConsent>,
): boolean => {
  const consent = known.get(copy.consent_id);
  if (!consent || !consentHolds(consent)) return false;
  return share.purpose === 'education' ? consent.scope === 'teaching' : copy.consent_id === share.consent_id;
};

/** Shares with their items, consents and copies, in the given order. */
export const loadShares = async (db: Reader, rows: readonly ShareRow[]): Promise<LoadedShare[]> => {
  if (rows.length === 0) return [];
  const items = await itemsOf(
    db,
    rows.map(({ id }) => id),
  );
  const copies =
    items.length === 0
      ? []
      : await acceptedCopies(
          db,
          items.map(({ still_id }) => still_id),
        );
  const known = await loadConsents(db, [
    ...rows.map(({ consent_id }) => consent_id),
    ...copies.map(({ consent_id }) => consent_id),
  ]);
  return rows.map((row) => ({
    row,
    purpose: row.purpose,
    identified: row.identified,
    expiresAt: row.expires_at,
    endedAt: row.ended_at,
    issuedAt: row.issued_at,
    lockedAt: row.locked_at,
    consent: known.get(row.consent_id),
    items: items
      .filter(({ share_id }) => share_id === row.id)
      .map((still) => {
        const copy = copies.findLast((each) => each.still_id === still.still_id && usable(row, each, known));
        return {
          position: still.position,
          stillId: still.still_id,
          caption: still.caption,
          still,
          copy,
          copyAccepted: copy !== undefined,
        };
      }),
  }));
};

export const loadShare = async (
  db: Reader,
  id: ShareId,
  options: { lock?: boolean } = {},
): Promise<LoadedShare | undefined> => {
  const row = await db
    .selectFrom('share')
    .selectAll()
    .where('id', '=', id)
    .$if(options.lock === true, (query) => query.forNoKeyUpdate())
    .executeTakeFirst();
  return row && (await loadShares(db, [row]))[0];
};

export const loadCopy = (db: Reader, id: CopyId, options: { lock?: boolean } = {}) =>
  db
    .selectFrom('still_copy')
    .innerJoin('still', 'still.id', 'still_copy.still_id')
    .innerJoin('patient', 'patient.id', 'still_copy.patient_id')
    .selectAll('still_copy')
    .select(['still.consultation_id', 'patient.wrapped_key as patient_key'])
    .where('still_copy.id', '=', id)
    .$if(options.lock === true, (query) => query.forNoKeyUpdate('still_copy'))
    .executeTakeFirst();

/** Serialises what is agreed, shared and withdrawn for one patient. */
export const lockPatient = async (db: Reader, id: PatientId): Promise<void> => {
  await db.selectFrom('patient').select('id').where('id', '=', id).forNoKeyUpdate().execute();
};
