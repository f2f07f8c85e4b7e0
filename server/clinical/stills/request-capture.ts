import { BODY_SITES } from '../../../shared/body-sites.ts';
import type { BodySite } from '../../../shared/body-sites.ts';
import { CaptureId } from '../../../shared/ids.ts';
import type { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { hashToken, randomToken } from '../../platform/keys/tokens.ts';
import { Refusal, blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { captureGateBlockers } from '../consultation/gates.rules.ts';
import { overridesNow } from '../consultation/override.rules.ts';
import { policyInForce } from '../consultation/policy.ts';
import { latest } from '../checklist/checklist.rules.ts';
import { toldNow } from '../consent/consent.rules.ts';
import { answersTo } from '../consent/standing.rules.ts';
import { whoDecides } from '../consent/who-decides.rules.ts';
import type { Decision } from '../consent/who-decides.rules.ts';
import type { Source } from '../consultation/under-way.rules.ts';

/** How long the patient's device has to take the picture. */
const TOKEN_MS = 2 * 60_000;

/** R4, R6: who decided, and by which statements of authority or reasoning. */
const decidedBy = (decision: Decision): Record<string, unknown> => {
  const { who } = decision;
  if (who === 'jointly') return { who, statements: decision.with.map(({ id }) => id) };
  if (who === 'representative') return { who, statements: decision.among.map(({ id }) => id) };
  return who === 'nobody' ? { who, statements: [decision.reasoning.id] } : { who, statements: [] };
};

/** R2, R3, R13, R30: what was true when the shutter opened, bound to the still for ever. */
export const provenance = async (
  { tx, facts, now, clinicianId, practiceId }: OpenConsultation,
  source: Source,
): Promise<Record<string, unknown>> => ({
  source,
  at: now.toISOString(),
  clinicianId,
  necessity: latest(facts, 'necessity')?.text,
  told: toldNow(facts),
  decided: decidedBy(whoDecides(facts)),
  consents: (['video', 'examination', 'take', 'store'] as const).flatMap((scope) =>
    answersTo(facts, scope).flatMap((consent) => (consent ? [consent.id] : [])),
  ),
  chaperoneAnswer: latest(facts, 'chaperone_answer')?.answer,
  participants: facts.participants
    .filter(({ id, status }) => status === 'admitted' && facts.connected.has(id))
    .map(({ id, role }) => ({ id, role })),
  // R13: by which emergency overrides the shutter was open; empty in the ordinary case.
  emergencyOverrides: overridesNow(facts).map((override) => override.id),
  policy: await policyInForce(tx, { facts, practiceId }),
});

/** Opens the one-shot capture: the gate is checked, the token made and stored hashed. */
const openCapture = async (
  consultation: OpenConsultation,
  actor: Actor,
  source: Source,
): Promise<{
  captureId: CaptureId;
  token: string;
  expiresAt: Date;
  participantId: ParticipantId;
  site: BodySite;
}> => {
  const { facts, now, tx, id, patientId } = consultation;
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
      provenance: JSON.stringify(await provenance(consultation, source)),
    })
    .execute();
  return { captureId, token, expiresAt, participantId: patient.id, site: told.site };
};

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
    const { captureId, token, expiresAt, participantId, site } = await openCapture(
      consultation,
      actor,
      'device',
    );
    await consultation.audit('capture.requested', { captureId });
    consultation.after({
      kind: 'capture_command',
      participantId,
      command: {
        captureId,
        token,
        expiresAt: expiresAt.toISOString(),
        doctor: consultation.facts.clinician.name,
        what: BODY_SITES[site].plain,
      },
    });
    return { captureId };
  });

/**
 * Last step of the ladder (capture.md 6): when the patient's device could not take the photograph, the GP's page sends a
 * frame of the video it received. The same gate, the same one-shot token, the same upload; the token goes to the GP.
 */
export const grabFrame = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
): Promise<{ captureId: CaptureId; token: string }> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    if (consultation.facts.captures.at(-1)?.ended !== 'device_failed') throw blockedBy('device_not_tried');
    const { captureId, token } = await openCapture(consultation, actor, 'received_frame');
    await consultation.audit('capture.requested', { captureId, method: 'received_frame' });
    return { captureId, token };
  });
