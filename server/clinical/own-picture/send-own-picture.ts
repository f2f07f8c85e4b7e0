import type { DeclineOwnPicture, StartOwnPicture } from '../../../shared/http-own-picture.ts';
import { CaptureId } from '../../../shared/ids.ts';
import type { StatementId } from '../../../shared/ids.ts';
import type { LinkActor } from '../../identity/actor.ts';
import { dayIn } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import { hashToken, randomToken } from '../../platform/keys/tokens.ts';
import { Refusal, blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { appendStatement } from '../consultation/append-statement.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { OWN_PICTURE_STATES, openOwnPicture, ownPictureBlockers } from '../consultation/own-picture.rules.ts';
import { provenance } from '../stills/request-capture.ts';

/** How long the patient's page has to begin sending what was chosen. */
const TOKEN_MS = 2 * 60_000;

/** R7: the patient's own page, and the request that it answers. */
const asked = ({ facts, role }: OpenConsultation, askedId: StatementId) => {
  if (role !== 'patient') throw new Refusal('not_allowed');
  if (!OWN_PICTURE_STATES.has(facts.state.name)) throw new Refusal('conflict');
  const open = openOwnPicture(facts);
  if (open?.id !== askedId) throw blockedBy('own_picture_not_asked');
  return open;
};

/** A day on which the patient can have taken it: of their life, and not to come. */
const checkDay = ({ patient, practice, now }: OpenConsultation, takenOn: string | null): void => {
  if (takenOn === null) return;
  if (takenOn > dayIn(now, practice.time_zone) || takenOn < patient.date_of_birth)
    throw new Refusal('invalid_request', { field: 'takenOn' });
};

/**
 * R35: the patient sends the picture they were asked for. The same one-shot token and the same road as a guided still (S3),
 * with a provenance that says whose it is; undated unless they know the day.
 * @throws Refusal `blocked` with everything that stands in the way, `invalid_request` for an impossible day
 */
export const startOwnPicture = (
  deps: ClinicalDeps,
  actor: LinkActor,
  { askedId, takenOn }: StartOwnPicture,
): Promise<{ captureId: CaptureId; token: string }> =>
  changeConsultation(deps, actor, actor.consultationId, async (consultation) => {
    const { what } = asked(consultation, askedId);
    checkDay(consultation, takenOn);
    refuseIfBlocked(ownPictureBlockers(consultation.facts));
    const { tx, now, id, patientId, clinicianId } = consultation;
    const captureId = newId(CaptureId);
    const token = randomToken();
    await tx
      .insertInto('capture')
      .values({
        id: captureId,
        consultation_id: id,
        patient_id: patientId,
        participant_id: actor.participantId,
        token_hash: hashToken(token),
        requested_by: clinicianId,
        requested_at: now,
        expires_at: new Date(now.getTime() + TOKEN_MS),
        state: 'requested',
        provenance: JSON.stringify({
          ...(await provenance(consultation, 'own_picture')),
          ownPicture: { askedId, what, takenOn },
        }),
      })
      .execute();
    await consultation.audit('capture.requested', { captureId, method: 'patient_upload' });
    return { captureId, token };
  });

/** The patient would rather not; nothing is asked of them again until the GP asks anew. */
export const declineOwnPicture = (
  deps: ClinicalDeps,
  actor: LinkActor,
  { askedId }: DeclineOwnPicture,
): Promise<void> =>
  changeConsultation(deps, actor, actor.consultationId, async (consultation) => {
    asked(consultation, askedId);
    await appendStatement(consultation, { kind: 'own_picture_declined', askedId });
  });
