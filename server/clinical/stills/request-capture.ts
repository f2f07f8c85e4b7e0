import { BODY_SITES } from '../../../shared/body-sites.ts';
import { CaptureId } from '../../../shared/ids.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { hashToken, randomToken } from '../../platform/keys/tokens.ts';
import { Refusal, blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { captureGateBlockers } from '../consultation/gates.rules.ts';
import { POLICY } from '../consultation/policy.ts';
import { latest } from '../checklist/checklist.rules.ts';
import { latestConsent, toldNow } from '../consent/consent.rules.ts';

/** How long the patient's device has to take the picture. */
const TOKEN_MS = 2 * 60_000;

/** R2, R3, R13, R30: what was true when the shutter opened, bound to the still for ever. */
const provenance = ({ facts, now, clinicianId }: OpenConsultation): Record<string, unknown> => ({
  at: now.toISOString(),
  clinicianId,
  necessity: latest(facts, 'necessity')?.text,
  told: toldNow(facts),
  consents: (['video', 'examination', 'take', 'store'] as const).map(
    (scope) => latestConsent(facts, scope)?.id,
  ),
  chaperoneAnswer: latest(facts, 'chaperone_answer')?.answer,
  participants: facts.participants
    .filter(({ id, status }) => status === 'admitted' && facts.connected.has(id))
    .map(({ id, role }) => ({ id, role })),
  policy: POLICY,
});

/**
 * R13, third gate: the shutter. One token for one photograph, sent to the patient's device alone and stored hashed.
 * @throws Refusal `blocked` with everything that stands in the way
 */
export const requestCapture = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
): Promise<{ captureId: CaptureId }> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, now, tx, patientId } = consultation;
    refuseIfBlocked(captureGateBlockers(facts));
    const patient = facts.participants.find(({ role }) => role === 'patient');
    const told = toldNow(facts);
    if (!patient || !told) throw blockedBy('patient_not_present');
    if (actor.kind !== 'staff') throw new Refusal('not_allowed');
    const captureId = newId(CaptureId);
    const token = randomToken();
    const expiresAt = new Date(now.getTime() + TOKEN_MS);
    await tx
      .insertInto('capture')
      .values({
        id: captureId,
        consultation_id: id,
        patient_id: patientId,
        participant_id: patient.id,
        token_hash: hashToken(token),
        requested_by: actor.userId,
        requested_at: now,
        expires_at: expiresAt,
        state: 'requested',
        provenance: JSON.stringify(provenance(consultation)),
      })
      .execute();
    await consultation.audit('capture.requested', { captureId });
    consultation.after({
      kind: 'capture_command',
      participantId: patient.id,
      command: {
        captureId,
        token,
        expiresAt: expiresAt.toISOString(),
        doctor: facts.clinician.name,
        what: BODY_SITES[told.site].plain,
      },
    });
    return { captureId };
  });
