import type { CaptureId, PatientId, StillId } from '../../../shared/ids.ts';
import type { Sha256 } from '../../../shared/text.ts';
import { sha256 } from '../../platform/keys/hash.ts';
import {
  keyWrapper,
  newWrappedKey,
  patientKeyAad,
  stillKeyAad,
  withUnwrappedKey,
} from '../../platform/keys/key-wrapper.ts';
import type { KeyWrapper } from '../../platform/keys/key-wrapper.ts';
import { destroyKey } from '../../platform/keys/key-material.ts';
import { readEncrypted, writeEncrypted } from '../../platform/objects/encrypted-object.ts';
import type { ObjectStore } from '../../platform/objects/object-store.ts';
import type { PartialUpload } from '../../platform/objects/partial-upload.ts';
import type { PartialUploads } from '../../platform/objects/partial-uploads.ts';

/** A patient's key as the database keeps it: wrapped by the practice's key. */
export interface PatientKey {
  readonly patientId: PatientId;
  readonly wrapped: Buffer;
}

export interface StoredStill {
  readonly wrappedKey: Buffer;
  /** Of the sanitised picture, taken from the stored object after decrypting it again. */
  readonly sha256Stored: Sha256;
}

/** S4: everything of a still that touches a key or the object store. One data key a still, wrapped by the patient's. */
export interface StillVault {
  /** A key for a new patient, wrapped by the practice's key. */
  newPatientKey(patientId: PatientId): Buffer;
  newUploadKey(patient: PatientKey, captureId: CaptureId): Promise<Buffer>;
  openUpload(patient: PatientKey, captureId: CaptureId, wrappedUploadKey: Buffer): Promise<PartialUpload>;
  discardUpload(captureId: CaptureId): Promise<void>;
  listUploads(): Promise<string[]>;
  /** Durable on return; the hash is of what was read back. */
  store(patient: PatientKey, stillId: StillId, image: Buffer, thumbnail: Buffer): Promise<StoredStill>;
  /** @throws DecryptionError, ObjectNotFound */
  read(
    patient: PatientKey,
    stillId: StillId,
    wrappedKey: Buffer,
    kind: 'still' | 'thumbnail',
  ): Promise<Buffer>;
  /**
   * R19, S4: the picture and its thumbnail again, under a key of its own, bound to another patient and another still. The
   * first copy stays as it is. Durable on return.
   * @throws DecryptionError, ObjectNotFound
   */
  rebind(
    from: PatientKey,
    still: { readonly id: StillId; readonly wrappedKey: Buffer },
    to: PatientKey,
    newId: StillId,
  ): Promise<StoredStill>;
  destroy(stillId: StillId): Promise<void>;
  /** The ids of all stills of which there is any object, a still killed half-stored included. */
  listStills(): Promise<string[]>;
}

const uploadAad = (captureId: CaptureId, patientId: PatientId): string =>
  `upload:${captureId}|patient:${patientId}`;
const objectName = (stillId: StillId, kind: 'still' | 'thumbnail'): string => `${kind}s/${stillId}`;

/** Opens the vault over the practice's key, the object store and the folder of partial uploads. */
export const createStillVault = (
  practiceKey: KeyWrapper,
  objects: ObjectStore,
  uploads: PartialUploads,
): StillVault => {
  const withPatient = <T>(patient: PatientKey, use: (wrapper: KeyWrapper) => Promise<T>): Promise<T> =>
    withUnwrappedKey(practiceKey, patient.wrapped, patientKeyAad(patient.patientId), (key) =>
      use(keyWrapper(key)),
    );

  const binding = (stillId: StillId, kind: 'still' | 'thumbnail', patientId: PatientId) => ({
    objectId: stillId,
    kind,
    patientId,
  });

  const vault: StillVault = {
    newPatientKey(patientId) {
      const { key, wrapped } = newWrappedKey(practiceKey, patientKeyAad(patientId));
      destroyKey(key);
      return wrapped;
    },
    newUploadKey: (patient, captureId) =>
      withPatient(patient, async (wrapper) => {
        const { key, wrapped } = newWrappedKey(wrapper, uploadAad(captureId, patient.patientId));
        destroyKey(key);
        return wrapped;
      }),
    openUpload: (patient, captureId, wrappedUploadKey) =>
      withPatient(patient, (wrapper) => {
        const aad = uploadAad(captureId, patient.patientId);
        return withUnwrappedKey(wrapper, wrappedUploadKey, aad, (key) => uploads.open(captureId, key, aad));
      }),
    discardUpload: (captureId) => uploads.discard(captureId),
    listUploads: () => uploads.list(),
    store: (patient, stillId, image, thumbnail) =>
      withPatient(patient, async (wrapper) => {
        const { patientId } = patient;
        const { key, wrapped } = newWrappedKey(wrapper, stillKeyAad(stillId, patientId));
        try {
          await Promise.all([
            writeEncrypted(
              objects,
              objectName(stillId, 'still'),
              key,
              binding(stillId, 'still', patientId),
              image,
            ),
            writeEncrypted(
              objects,
              objectName(stillId, 'thumbnail'),
              key,
              binding(stillId, 'thumbnail', patientId),
              thumbnail,
            ),
          ]);
          const name = objectName(stillId, 'still');
          const stored = await readEncrypted(objects, name, key, binding(stillId, 'still', patientId));
          return { wrappedKey: wrapped, sha256Stored: sha256(stored) };
        } finally {
          destroyKey(key);
        }
      }),
    read: (patient, stillId, wrappedKey, kind) =>
      withPatient(patient, (wrapper) =>
        withUnwrappedKey(wrapper, wrappedKey, stillKeyAad(stillId, patient.patientId), (key) =>
          readEncrypted(objects, objectName(stillId, kind), key, binding(stillId, kind, patient.patientId)),
        ),
      ),
    async rebind(from, { id, wrappedKey }, to, newId) {
      const image = await vault.read(from, id, wrappedKey, 'still');
      return vault.store(to, newId, image, await vault.read(from, id, wrappedKey, 'thumbnail'));
    },
    async destroy(stillId) {
      await objects.delete(objectName(stillId, 'still'));
      await objects.delete(objectName(stillId, 'thumbnail'));
    },
    async listStills() {
      const names = [...(await objects.list('stills')), ...(await objects.list('thumbnails'))];
      return [...new Set(names.map((name) => name.slice(name.indexOf('/') + 1)))];
    },
  };
  return vault;
};
