import { ShareId } from '../../../shared/ids.ts';
import type { Giver, NewShare, SharingTold } from '../../../shared/http-sharing.ts';
import type { SharingConsentId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { dayBounds } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { namesPatient } from '../filing/refile.rules.ts';
import { needsToTreat, ofThisPractice } from './access.ts';
import { appendSharingConsent } from './record-consent.ts';
import { refuseSharing, withAuditedRefusal } from './refuse.ts';
import { loadStill, lockPatient } from './sharing.repository.ts';
import type { LoadedStill } from './sharing.repository.ts';
import { formOf, stillRefusal, untilRefusal } from './sharing.rules.ts';
import { sharingWordingRef } from './sharing-wordings.ts';
import { entitledGivers } from './who-gives.ts';

const topicOf = (share: Pick<NewShare, 'purpose' | 'identified'>) => {
  if (share.purpose === 'care') return 'care';
  return formOf(share) === 'as_filed' ? 'identified' : 'deidentified';
};

/** Only asked outside care: within it the recipient has to know who it is. */
const identifiedOf = ({ purpose, identified }: NewShare): boolean =>
  purpose === 'care' || (purpose === 'other' && identified);

interface Planned {
  readonly share: NewShare;
  readonly first: LoadedStill;
  readonly expiresAt: Date;
  readonly now: Date;
}

const toldOf = ({ share, expiresAt }: Planned): SharingTold => ({
  recipient: share.recipient,
  purpose: share.purpose,
  why: share.why,
  until: expiresAt.toISOString(),
  identified: identifiedOf(share),
});

/**
 * R25: what a recipient reads who is not told whose still it is may not say it either. A no is recorded all the same: nobody
 * outside reads it. @throws Refusal `names_a_patient` with the field
 */
const needNameless = (share: NewShare, patient: LoadedStill): void => {
  if (formOf(share) === 'as_filed' || share.consent.decision === 'no') return;
  const { name, preferredName, identifier } = patient;
  const words = [
    ['why', share.why],
    ['message', share.message],
    ...share.stills.map(({ caption }) => ['caption', caption] as const),
  ] as const;
  const named = words.find(([, text]) => namesPatient(text, { name, preferredName, identifier }));
  if (named) throw new Refusal('names_a_patient', { field: named[0] });
};

/** All of one patient, all filed, none waiting for a decision. */
const loadStills = async (tx: Tx, { stills }: NewShare, first: LoadedStill): Promise<void> => {
  if (new Set(stills.map(({ stillId }) => stillId)).size !== stills.length) throw new Refusal('conflict');
  for (const { stillId } of stills) {
    const still = await loadStill(tx, stillId, { lock: true });
    if (!still || still.patient_id !== first.patient_id) throw new Refusal('not_found');
    refuseSharing(stillRefusal(still));
  }
};

const saveShare = async (
  tx: Tx,
  actor: StaffActor,
  planned: Planned,
  consentId: SharingConsentId,
): Promise<ShareId> => {
  const { share, first, expiresAt, now } = planned;
  const id = newId(ShareId);
  await tx
    .insertInto('share')
    .values({
      id,
      practice_id: first.practice_id,
      patient_id: first.patient_id,
      consent_id: consentId,
      recipient_name: share.recipient.name,
      recipient_role: share.recipient.role,
      recipient_organisation: share.recipient.organisation,
      purpose: share.purpose,
      why: share.why,
      message: share.message,
      identified: identifiedOf(share),
      created_by: actor.userId,
      created_at: now,
      expires_at: expiresAt,
      token_hash: null,
      code_hash: null,
      ended_why: null,
    })
    .execute();
  const items = share.stills.map(({ stillId, caption }, index) => ({
    share_id: id,
    position: index + 1,
    still_id: stillId,
    caption,
  }));
  await tx.insertInto('share_item').values(items).execute();
  await recordAudit(tx, {
    at: now,
    event: 'share.made',
    actor: { role: actor.role, userId: actor.userId },
    practiceId: first.practice_id,
    consultationId: first.consultation_id,
    patientId: first.patient_id,
    ...(share.purpose === 'care' ? {} : { explicitConsent: true as const }),
    detail: {
      shareId: id,
      consentId,
      purpose: share.purpose,
      form: formOf(share),
      stillIds: share.stills.map(({ stillId }) => stillId),
    },
  });
  return id;
};

const consentTo = (
  tx: Tx,
  actor: StaffActor,
  planned: Planned,
  givenBy: readonly Giver[],
): Promise<SharingConsentId> => {
  const { share, first, now } = planned;
  return appendSharingConsent(tx, actor, now, {
    practiceId: first.practice_id,
    patientId: first.patient_id,
    consultationId: first.consultation_id,
    scope: 'share',
    decision: share.consent.decision,
    ends: null,
    givenBy,
    wording: sharingWordingRef(topicOf(share)),
    told: toldOf(planned),
    stillIds: share.stills.map(({ stillId }) => stillId),
  });
};

const work = async (deps: ClinicalDeps, actor: StaffActor, share: NewShare): Promise<ShareId | null> => {
  const now = deps.clock.now();
  const [chosen] = share.stills;
  const still = chosen && (await loadStill(deps.db, chosen.stillId));
  const first = await needsToTreat(deps, actor, ofThisPractice(actor, still));
  const { time_zone } = await deps.db
    .selectFrom('practice')
    .select('time_zone')
    .where('id', '=', actor.practiceId)
    .executeTakeFirstOrThrow();
  const planned = { share, first, now, expiresAt: dayBounds(share.until, time_zone).to };
  refuseSharing(untilRefusal(planned.expiresAt, now));
  needNameless(share, first);
  return deps.db.transaction().execute(async (tx) => {
    await lockPatient(tx, first.patient_id);
    await loadStills(tx, share, first);
    const asked = { consultationId: first.consultation_id, named: share.consent.givers };
    const givers = await entitledGivers(deps, tx, { ...asked, scope: 'share' });
    const consentId = await consentTo(tx, actor, planned, givers);
    return share.consent.decision === 'yes' ? saveShare(tx, actor, planned, consentId) : null;
  });
};

/**
 * R24: records the answer to one sharing – this recipient, this purpose, until this day – and after a yes keeps what is to
 * be shown. A no is recorded as well, and nothing else. @returns null after a no
 */
export const makeShare = (deps: ClinicalDeps, actor: StaffActor, share: NewShare): Promise<ShareId | null> =>
  withAuditedRefusal(deps, actor, 'share:make', () => work(deps, actor, share));
