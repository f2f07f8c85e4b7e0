import * as z from 'zod/mini';
import { StatementId, StillId } from '../../../shared/ids.ts';
import type { CaptureId, ConsultationId } from '../../../shared/ids.ts';
import { CalendarDay } from '../../../shared/text.ts';
import type { Sha256 } from '../../../shared/text.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import type { Sanitised } from '../../platform/images/decode-answer.ts';
import { ImageRejected } from '../../platform/images/image-rejected.ts';
import type { ImageRejection } from '../../platform/images/image-rejected.ts';
import type { ImageSanitiser } from '../../platform/images/sanitiser.ts';
import { newId } from '../../platform/ids.ts';
import { collectAndHash } from '../../platform/keys/hash.ts';
import type { PartialUpload } from '../../platform/objects/partial-upload.ts';
import { Refusal } from '../../platform/refusal.ts';
import { changeConsultation, SYSTEM } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { destroyTransient } from './destroy-transient.ts';
import type { PatientKey, StillVault, StoredStill } from './still-vault.ts';
import { stopWhatMayNotGoOn } from './stop-captures.ts';

export interface StillDeps extends ClinicalDeps {
  readonly vault: StillVault;
  readonly sanitiser: ImageSanitiser;
  readonly uploadMaxBytes: number;
  /** Tells both sides how much has arrived; not durable, not audited. */
  readonly progress: (
    id: ConsultationId,
    progress: { captureId: CaptureId; received: number; total: number },
  ) => void;
}

/** A picture whose last byte is durable. */
export interface Arrived {
  readonly captureId: CaptureId;
  readonly consultationId: ConsultationId;
  readonly patient: PatientKey;
  readonly upload: PartialUpload;
  readonly sha256: Sha256;
  readonly requestedAt: Date;
}

/** What the device needs before it may let go of the picture (R20). */
export interface Acknowledgement {
  readonly stillId: StillId;
  readonly sha256Device: Sha256;
  readonly sha256Stored: Sha256;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
  readonly storedAt: string;
}

const REJECTED: Record<ImageRejection, ErrorCode> = {
  too_large: 'picture_too_large',
  too_many_pixels: 'picture_too_large',
  decode_limit: 'picture_too_large',
  not_an_image: 'picture_unreadable',
  broken: 'picture_unreadable',
  unsupported_type: 'picture_unsupported',
};

/** The acknowledgement of a capture that is stored. */
export const storedAcknowledgement = async (
  deps: ClinicalDeps,
  captureId: CaptureId,
): Promise<Acknowledgement> => {
  const still = await deps.db
    .selectFrom('still')
    .selectAll()
    .where('capture_id', '=', captureId)
    .where('moved_from_id', 'is', null)
    .executeTakeFirstOrThrow();
  return {
    stillId: still.id,
    sha256Device: still.sha256_device,
    sha256Stored: still.sha256_stored,
    bytes: still.bytes,
    width: still.width,
    height: still.height,
    storedAt: still.stored_at.toISOString(),
  };
};

/** Ends a photograph for the picture's own fault: nothing of it is left, and both sides see why. @throws Refusal `code` */
export const refusePicture = async (
  deps: StillDeps,
  arrived: Pick<Arrived, 'captureId' | 'consultationId' | 'upload'>,
  code: ErrorCode,
): Promise<never> => {
  await changeConsultation(deps, SYSTEM, arrived.consultationId, async ({ tx, audit }) => {
    await tx
      .updateTable('capture')
      .set({ state: 'failed', ended: code, wrapped_upload_key: null })
      .where('id', '=', arrived.captureId)
      .where('state', 'in', ['uploading', 'processing'])
      .execute();
    await audit('capture.failed', { captureId: arrived.captureId, code });
  });
  await arrived.upload.discard();
  throw new Refusal(code).afterAudit();
};

const markProcessing = async (
  deps: StillDeps,
  { captureId, consultationId, upload }: Arrived,
): Promise<void> =>
  changeConsultation(deps, SYSTEM, consultationId, async ({ tx }) => {
    const moved = await tx
      .updateTable('capture')
      .set({ state: 'processing', received: upload.durableBytes() })
      .where('id', '=', captureId)
      .where('state', 'in', ['uploading', 'processing'])
      .executeTakeFirst();
    if (moved.numUpdatedRows === 0n) throw new Refusal('capture_spent');
  });

interface Prepared {
  readonly stillId: StillId;
  readonly image: Sanitised;
  readonly stored: StoredStill;
}

const Own = z.object({ askedId: StatementId, what: z.string(), takenOn: z.nullable(CalendarDay) });

/** R35: whose picture it is, as the request for it said. */
const ownPicture = ({ ownPicture: own }: Record<string, unknown>): string | null =>
  own === undefined ? null : JSON.stringify(Own.parse(own));

/**
 * R3, R13: the last word before the picture is in the record – a withdrawal, or whatever closed the gate meanwhile, wins.
 * @returns false when it did, and the photograph is ended
 */
const fileRow = async (
  consultation: OpenConsultation,
  arrived: Arrived,
  prepared: Prepared,
): Promise<boolean> => {
  const { tx, now, id, patientId } = consultation;
  if ((await stopWhatMayNotGoOn(consultation, consultation.facts)).has(arrived.captureId)) return false;
  const capture = await tx
    .selectFrom('capture')
    .select(['state', 'about', 'provenance'])
    .where('id', '=', arrived.captureId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
  if (capture.state !== 'processing' || !capture.about) throw new Refusal('capture_spent');
  await tx
    .insertInto('still')
    .values({
      id: prepared.stillId,
      patient_id: patientId,
      consultation_id: id,
      capture_id: arrived.captureId,
      taken_at: arrived.requestedAt,
      stored_at: now,
      state: 'unfiled',
      width: prepared.image.width,
      height: prepared.image.height,
      bytes: prepared.image.image.length,
      sha256_device: arrived.sha256,
      sha256_stored: prepared.stored.sha256Stored,
      about: JSON.stringify(capture.about),
      provenance: JSON.stringify(capture.provenance),
      wrapped_key: prepared.stored.wrappedKey,
      own_picture: ownPicture(capture.provenance),
    })
    .execute();
  await tx
    .updateTable('capture')
    .set({ state: 'stored', wrapped_upload_key: null })
    .where('id', '=', arrived.captureId)
    .execute();
  const detail = { stillId: prepared.stillId, captureId: arrived.captureId };
  await consultation.audit('still.received', { ...detail, sha256Device: arrived.sha256 });
  await consultation.audit('still.stored', { ...detail, sha256Stored: prepared.stored.sha256Stored });
  return true;
};

const prepare = async (deps: StillDeps, arrived: Arrived): Promise<Prepared> => {
  const { bytes, sha256 } = await collectAndHash(arrived.upload.read());
  if (sha256 !== arrived.sha256) return refusePicture(deps, arrived, 'picture_wrong_hash');
  const image = await deps.sanitiser.sanitise(bytes).catch((error: unknown) => {
    if (error instanceof ImageRejected) return refusePicture(deps, arrived, REJECTED[error.code]);
    throw error;
  });
  const stillId = newId(StillId);
  const stored = await deps.vault.store(arrived.patient, stillId, image.image, image.thumbnail);
  return { stillId, image, stored };
};

const underWay = new Map<CaptureId, Promise<Acknowledgement>>();

const run = async (deps: StillDeps, arrived: Arrived): Promise<Acknowledgement> => {
  await markProcessing(deps, arrived);
  const prepared = await prepare(deps, arrived);
  try {
    const filed = await changeConsultation(deps, SYSTEM, arrived.consultationId, (consultation) =>
      fileRow(consultation, arrived, prepared),
    );
    // What the transaction wrote – that the photograph is ended, and why – stays.
    if (!filed) throw new Refusal('capture_spent');
  } catch (error) {
    // Only a refusal says for certain that there is no row: an unanswered commit may have happened, and recovery
    // at the next start removes objects that no row knows.
    if (error instanceof Refusal) {
      await deps.vault.destroy(prepared.stillId);
      await deps.vault.discardUpload(arrived.captureId);
    }
    throw error;
  }
  await destroyTransient(deps, arrived.captureId);
  return storedAcknowledgement(deps, arrived.captureId);
};

/**
 * Verifies the hash, makes the picture safe in its own process, stores it encrypted, reads it back, and commits row,
 * hashes and audit together; only then is it acknowledged (S4, S8). Two requests for one capture share one run.
 */
export const storePicture = (deps: StillDeps, arrived: Arrived): Promise<Acknowledgement> => {
  const running = underWay.get(arrived.captureId);
  if (running) return running;
  const work = run(deps, arrived).finally(() => underWay.delete(arrived.captureId));
  underWay.set(arrived.captureId, work);
  return work;
};
