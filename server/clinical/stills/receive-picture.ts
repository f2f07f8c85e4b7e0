import type { CaptureAbout } from '../../../shared/consultation.ts';
import type { CaptureId, ConsultationId, ParticipantId, UserId } from '../../../shared/ids.ts';
import type { Sha256 } from '../../../shared/text.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { Actor } from '../../identity/actor.ts';
import { constantTimeEqual, hashToken } from '../../platform/keys/tokens.ts';
import type { PartialUpload } from '../../platform/objects/partial-upload.ts';
import { OffsetMismatch, PartialUploadError } from '../../platform/objects/partial-upload-errors.ts';
import { BLOCKERS, blocker } from '../../../shared/blockers.ts';
import type { BlockerCode } from '../../../shared/blockers.ts';
import { Refusal } from '../../platform/refusal.ts';
import { changeConsultation, SYSTEM } from '../consultation/change-consultation.ts';
import { refusePicture, storedAcknowledgement, storePicture } from './store-picture.ts';
import type { Acknowledgement, Arrived, StillDeps } from './store-picture.ts';
import { stopWhatMayNotGoOn } from './stop-captures.ts';

/** What one upload request brings. */
export interface PictureRequest {
  readonly captureId: CaptureId;
  readonly token: string;
  readonly offset: number;
  readonly total: number;
  readonly sha256: Sha256;
  readonly about: CaptureAbout;
  readonly body: AsyncIterable<Uint8Array>;
}

/** R13: the token is for one session – the patient's device, or, for a frame of the video, the GP who asked for it. */
const isFor = (
  capture: {
    readonly participant_id: ParticipantId;
    readonly requested_by: UserId;
    readonly source: unknown;
  },
  actor: Actor,
): boolean =>
  capture.source === 'received_frame'
    ? actor.kind === 'staff' && actor.userId === capture.requested_by
    : actor.kind === 'patient' && actor.participantId === capture.participant_id;

const findCapture = async (
  deps: StillDeps,
  actors: readonly Actor[],
  captureId: CaptureId,
  token: string,
) => {
  const row = await deps.db
    .selectFrom('capture')
    .innerJoin('patient', 'patient.id', 'capture.patient_id')
    .selectAll('capture')
    .select(['patient.wrapped_key as patient_key', 'patient.practice_id'])
    .where('capture.id', '=', captureId)
    .executeTakeFirst();
  const mine =
    row &&
    actors.some((actor) => isFor({ ...row, source: row.provenance['source'] }, actor)) &&
    constantTimeEqual(row.token_hash, hashToken(token));
  if (mine) return row;
  const refusal = new Refusal('capture_refused');
  if (row) {
    await recordAudit(deps.db, {
      at: deps.clock.now(),
      event: 'request.refused',
      actor: { role: 'unknown' },
      practiceId: row.practice_id,
      consultationId: row.consultation_id,
      patientId: row.patient_id,
      detail: { action: 'capture:upload', code: 'capture_refused', rules: ['R13'] },
    });
  }
  throw row ? refusal.afterAudit() : refusal;
};

type FoundCapture = Awaited<ReturnType<typeof findCapture>>;

const patientKeyOf = (capture: FoundCapture) => ({
  patientId: capture.patient_id,
  wrapped: capture.patient_key,
});

const isBlocker = (ended: string | null): ended is BlockerCode =>
  ended !== null && Object.hasOwn(BLOCKERS, ended);

/** R3, R13: why a token is dead, with the rule that ended it. */
const spent = async (deps: StillDeps, capture: FoundCapture): Promise<Refusal> => {
  const { ended } = await deps.db
    .selectFrom('capture')
    .select('ended')
    .where('id', '=', capture.id)
    .executeTakeFirstOrThrow();
  const reason = isBlocker(ended) ? ended : undefined;
  await recordAudit(deps.db, {
    at: deps.clock.now(),
    event: 'request.refused',
    actor: { role: 'patient', participantId: capture.participant_id },
    practiceId: capture.practice_id,
    consultationId: capture.consultation_id,
    patientId: capture.patient_id,
    detail: {
      action: 'capture:upload',
      code: 'capture_spent',
      rules: [reason ? blocker(reason).rule : 'R13'],
    },
  });
  return new Refusal('capture_spent', reason ? { blockers: [blocker(reason)] } : {}).afterAudit();
};

/**
 * The first bytes: the token is used, the upload gets its key, and what the device says of the picture is kept. R13: the gate is
 * looked at once more, because minutes may lie between the press and this.
 * @returns null when the gate has closed meanwhile and the photograph is ended
 */
const begin = (deps: StillDeps, capture: FoundCapture, request: PictureRequest): Promise<Buffer | null> =>
  changeConsultation(deps, SYSTEM, capture.consultation_id, async (consultation) => {
    const { tx, now, facts } = consultation;
    if ((await stopWhatMayNotGoOn(consultation, facts)).has(capture.id)) return null;
    const row = await tx
      .selectFrom('capture')
      .select(['state', 'wrapped_upload_key', 'expires_at', 'sha256_device', 'total'])
      .where('id', '=', capture.id)
      .forNoKeyUpdate()
      .executeTakeFirstOrThrow();
    const same = row.sha256_device === request.sha256 && row.total === request.total;
    if ((row.state === 'uploading' || row.state === 'processing') && row.wrapped_upload_key && same) {
      return row.wrapped_upload_key;
    }
    if (row.state !== 'requested' || row.expires_at < now) throw new Refusal('capture_spent');
    const key = await deps.vault.newUploadKey(patientKeyOf(capture), capture.id);
    await tx
      .updateTable('capture')
      .set({
        state: 'uploading',
        total: request.total,
        about: JSON.stringify(request.about),
        sha256_device: request.sha256,
        wrapped_upload_key: key,
      })
      .where('id', '=', capture.id)
      .execute();
    return key;
  });

/**
 * The upload on disk. A withdrawal may have destroyed it after its row was read: what opening made anew goes at once.
 * @throws Refusal `capture_spent`
 */
const openUpload = async (deps: StillDeps, capture: FoundCapture, key: Buffer): Promise<PartialUpload> => {
  const upload = await deps.vault.openUpload(patientKeyOf(capture), capture.id, key);
  const now = await deps.db
    .selectFrom('capture')
    .select('state')
    .where('id', '=', capture.id)
    .executeTakeFirstOrThrow();
  if (now.state === 'uploading' || now.state === 'processing') return upload;
  await deps.vault.discardUpload(capture.id);
  throw new Refusal('capture_spent');
};

const append = async (deps: StillDeps, capture: FoundCapture, key: Buffer, request: PictureRequest) => {
  const upload = await openUpload(deps, capture, key);
  try {
    const onDurable = (received: number): void =>
      deps.progress(capture.consultation_id, { captureId: capture.id, received, total: request.total });
    const durable = await upload.append(request.offset, request.body, { maxBytes: request.total, onDurable });
    return { upload, durable };
  } catch (error) {
    if (error instanceof OffsetMismatch) throw new Refusal('upload_offset', { count: error.durableBytes });
    if (error instanceof PartialUploadError && error.code === 'busy') {
      throw new Refusal('upload_offset', { count: await upload.interrupt() });
    }
    if (!(error instanceof PartialUploadError)) throw error;
    if (error.code !== 'too_large') throw new Refusal('capture_spent');
    const { id: captureId, consultation_id: consultationId } = capture;
    return refusePicture(deps, { captureId, consultationId, upload }, 'picture_too_large');
  }
};

/**
 * Takes (the rest of) a picture, streamed; durable record by record, so that a cut link or a killed server goes on from
 * there. When the last byte is durable the picture is checked, stored and acknowledged. The same picture sent again
 * after a lost acknowledgement gets the same acknowledgement; another one under a used token is refused (R13).
 */
export const receivePicture = async (
  deps: StillDeps,
  actors: readonly Actor[],
  request: PictureRequest,
): Promise<Acknowledgement> => {
  const capture = await findCapture(deps, actors, request.captureId, request.token);
  if (
    capture.state === 'stored' &&
    capture.sha256_device === request.sha256 &&
    request.offset === request.total
  ) {
    return storedAcknowledgement(deps, capture.id);
  }
  if (!['requested', 'uploading', 'processing'].includes(capture.state)) throw await spent(deps, capture);
  if (request.total > deps.uploadMaxBytes) throw new Refusal('picture_too_large');
  // R35: a picture that the patient already had is never taken for a guided still, nor the other way round.
  const { method } = request.about;
  const source =
    method === 'received_frame' ? method : method === 'patient_upload' ? 'own_picture' : 'device';
  if (source !== capture.provenance['source']) {
    throw new Refusal('invalid_request', { field: 'picture-about' });
  }
  if (request.offset > 0 && capture.state === 'requested') throw new Refusal('upload_offset', { count: 0 });
  const key = await begin(deps, capture, request);
  if (!key) throw await spent(deps, capture);
  const { upload, durable } = await append(deps, capture, key, request);
  if (durable < request.total) throw new Refusal('upload_offset', { count: durable });
  const arrived: Arrived = {
    captureId: capture.id,
    consultationId: capture.consultation_id,
    patient: patientKeyOf(capture),
    upload,
    sha256: request.sha256,
    requestedAt: capture.requested_at,
  };
  return storePicture(deps, arrived);
};

/** Where a cut upload goes on: the durable bytes. */
export const uploadOffset = async (
  deps: StillDeps,
  actors: readonly Actor[],
  captureId: CaptureId,
  token: string,
): Promise<{ offset: number; consultationId: ConsultationId }> => {
  const capture = await findCapture(deps, actors, captureId, token);
  const consultationId = capture.consultation_id;
  if (capture.state === 'requested') return { offset: 0, consultationId };
  if (capture.state === 'stored') return { offset: capture.total, consultationId };
  if (!capture.wrapped_upload_key) throw await spent(deps, capture);
  const upload = await openUpload(deps, capture, capture.wrapped_upload_key);
  return { offset: await upload.interrupt(), consultationId };
};
