import type { TeachingConsent } from '../../../shared/http-sharing.ts';
import type { StillId } from '../../../shared/ids.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { needsToTreat } from './access.ts';
import { appendSharingConsent } from './record-consent.ts';
import { refuseSharing, withAuditedRefusal } from './refuse.ts';
import { loadStill, lockPatient, teachingConsent } from './sharing.repository.ts';
import { stillRefusal } from './sharing.rules.ts';
import { sharingWordingRef } from './sharing-wordings.ts';
import { entitledGivers } from './who-gives.ts';

const work = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  stillId: StillId,
  answer: TeachingConsent,
): Promise<void> => {
  const still = await needsToTreat(deps, actor, await loadStill(deps.db, stillId));
  refuseSharing(stillRefusal(still));
  await deps.db.transaction().execute(async (tx) => {
    await lockPatient(tx, still.patient_id);
    if (await teachingConsent(tx, stillId)) throw new Refusal('conflict');
    const asked = { consultationId: still.consultation_id, named: answer.givers };
    const givenBy = await entitledGivers(deps, tx, { ...asked, scope: 'teaching' });
    await appendSharingConsent(tx, actor, deps.clock.now(), {
      practiceId: still.practice_id,
      patientId: still.patient_id,
      consultationId: still.consultation_id,
      scope: 'teaching',
      decision: answer.decision,
      ends: null,
      givenBy,
      wording: sharingWordingRef('teaching'),
      told: { recipient: null, purpose: 'education', why: '', until: null, identified: false },
      stillIds: [stillId],
    });
  });
};

/** R24: the answer to education and training for one still, apart from everything that is for care; off until a yes. */
export const consentToTeaching = (
  deps: ClinicalDeps,
  actor: StaffActor,
  stillId: StillId,
  answer: TeachingConsent,
): Promise<void> =>
  withAuditedRefusal(deps, actor, 'sharing:teaching', () => work(deps, actor, stillId, answer));
