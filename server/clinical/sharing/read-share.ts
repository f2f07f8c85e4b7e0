import type { SharedView } from '../../../shared/http-sharing.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { loadShare } from './sharing.repository.ts';
import type { LoadedItem, LoadedShare } from './sharing.repository.ts';
import { formOf, itemShown, shareRefusal } from './sharing.rules.ts';

/**
 * The sharing behind a recipient's session, looked at anew for every request: consent, time and the practice's own stop are
 * all asked each time. @throws Refusal `not_signed_in`, `share_ended`
 */
const shareOf = async (deps: StillDeps, sessionId: string): Promise<LoadedShare> => {
  const now = deps.clock.now();
  const session = await deps.db
    .selectFrom('share_session')
    .selectAll()
    .where('id', '=', sessionId)
    .executeTakeFirst();
  if (!session) throw new Refusal('not_signed_in');
  const share = await loadShare(deps.db, session.share_id);
  if (!share) throw new Refusal('not_signed_in');
  const over = shareRefusal(share, now);
  if (over === 'consent_missing' || over === 'share_over') throw new Refusal('share_ended');
  if (session.ended_at || session.expires_at <= now) throw new Refusal('not_signed_in');
  return share;
};

const viewOf = ({ position, caption, still, copy }: LoadedItem, named: boolean) => ({
  position,
  caption,
  site: still.site,
  side: still.side,
  takenAt: named ? still.taken_at.toISOString() : null,
  width: named ? still.width : (copy?.width ?? still.width),
  height: named ? still.height : (copy?.height ?? still.height),
});

/** R24, R25: what goes with the shared stills – by whom, why, until when – and, for care, whose they are. Audited. */
export const sharedView = async (deps: StillDeps, sessionId: string): Promise<SharedView> => {
  const share = await shareOf(deps, sessionId);
  const { row } = share;
  const named = formOf(share) === 'as_filed';
  const people = await deps.db
    .selectFrom('practice')
    .innerJoin('patient', 'patient.practice_id', 'practice.id')
    .innerJoin('app_user', 'app_user.practice_id', 'practice.id')
    .select(['practice.name as practice_name', 'practice.phone', 'practice.time_zone'])
    .select(['patient.name as patient_name', 'patient.date_of_birth', 'app_user.name as shared_by'])
    .where('practice.id', '=', row.practice_id)
    .where('patient.id', '=', row.patient_id)
    .where('app_user.id', '=', row.created_by)
    .executeTakeFirstOrThrow();
  const now = deps.clock.now();
  await recordAudit(deps.db, {
    at: now,
    event: 'share.opened',
    actor: { role: 'recipient' },
    practiceId: row.practice_id,
    patientId: row.patient_id,
    detail: { shareId: row.id },
  });
  return {
    serverNow: now.toISOString(),
    practiceName: people.practice_name,
    practicePhone: people.phone,
    timeZone: people.time_zone,
    sharedBy: people.shared_by,
    recipientName: row.recipient_name,
    purpose: row.purpose,
    why: row.why,
    message: row.message,
    until: share.expiresAt.toISOString(),
    patient: named ? { name: people.patient_name, dateOfBirth: people.date_of_birth } : null,
    stills: share.items.filter((item) => itemShown(share, item)).map((item) => viewOf(item, named)),
  };
};

const pictureOf = async (deps: StillDeps, share: LoadedShare, item: LoadedItem): Promise<Buffer> => {
  const { wrapped_key } = await deps.db
    .selectFrom('patient')
    .select('wrapped_key')
    .where('id', '=', share.row.patient_id)
    .executeTakeFirstOrThrow();
  const patient = { patientId: share.row.patient_id, wrapped: wrapped_key };
  if (formOf(share) === 'as_filed') {
    if (!item.still.wrapped_key) throw new Refusal('not_found');
    return deps.vault.read(patient, item.stillId, item.still.wrapped_key, 'still');
  }
  // R25: what is shown outside the care team is the copy, never the origin.
  if (!item.copy?.wrapped_key) throw new Refusal('not_found');
  return deps.vault.copies.read(patient, item.copy.id, item.copy.wrapped_key, 'still');
};

/** One shared still, decrypted; every look is kept and audited: who, when, which (R1, R24). */
export const sharedStill = async (deps: StillDeps, sessionId: string, position: number): Promise<Buffer> => {
  const share = await shareOf(deps, sessionId);
  const item = share.items.find((each) => each.position === position);
  if (!item || !itemShown(share, item)) throw new Refusal('not_found');
  const picture = await pictureOf(deps, share, item);
  const at = deps.clock.now();
  const copy = formOf(share) === 'copy' ? item.copy : undefined;
  await deps.db.transaction().execute(async (tx) => {
    await tx.insertInto('share_look').values({ share_id: share.row.id, position, at }).execute();
    await recordAudit(tx, {
      at,
      event: 'share.looked',
      actor: { role: 'recipient' },
      practiceId: share.row.practice_id,
      consultationId: item.still.consultation_id,
      patientId: share.row.patient_id,
      ...(share.purpose === 'care' ? {} : { explicitConsent: true as const }),
      detail: { shareId: share.row.id, stillId: item.stillId, ...(copy ? { copyId: copy.id } : {}) },
    });
  });
  return picture;
};
