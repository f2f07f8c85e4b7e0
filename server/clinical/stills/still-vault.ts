import type { CaptureId, CopyId, PatientId, StillId } from '../../../shared/ids.ts';
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

/** Pictures of one kind, each with its thumbnail and a data key of its own, wrapped by the patient's. */
export interface PictureVault<Id extends string> {
  /** Durable on return; the hash is of what was read back. */
  store(patient: PatientKey, id: Id, image: Buffer, thumbnail: Buffer): Promise<StoredStill>;
  /** @throws DecryptionError, ObjectNotFound */
  read(patient: PatientKey, id: Id, wrappedKey: Buffer, kind: 'still' | 'thumbnail'): Promise<Buffer>;
  destroy(id: Id): Promise<void>;
  /** The ids of all of which there is any object, one killed half-stored included. */
  list(): Promise<string[]>;
}

/** S4: everything of a still that touches a key or the object store. One data key a still, wrapped by the patient's. */
export interface StillVault {
  /** A key for a new patient, wrapped by the practice's key. */
  newPatientKey(patientId: PatientId): Buffer;
  newUploadKey(patient: PatientKey, captureId: CaptureId): Promise<Buffer>;
  openUpload(patient: PatientKey, captureId: CaptureId, wrappedUploadKey: Buffer): Promise<PartialUpload>;
  discardUpload(captureId: CaptureId): Promise<void>;
  listUploads(): Promise<string[]>;
  store: PictureVault<StillId>['store'];
  read: PictureVault<StillId>['read'];
  destroy: PictureVault<StillId>['destroy'];
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
  /** The ids of all stills of which there is any object, a still killed half-stored included. */
  listStills: PictureVault<StillId>['list'];
  /** R25: de-identified copies, apart from the stills: their keys open nothing of the origin. */
  readonly copies: PictureVault<CopyId>;
}

const uploadAad = (captureId: CaptureId, patientId: PatientId): string =>
  `upload:${captureId}|patient:${patientId}`;

/** Folders of the object store. */
interface Folders {
  readonly still: string;
  readonly thumbnail: string;
}
const STILLS: Folders = { still: 'stills', thumbnail: 'thumbnails' };
const COPIES: Folders = { still: 'copies', thumbnail: 'copy-thumbnails' };

type WithPatient = <T>(patient: PatientKey, use: (wrapper: KeyWrapper) => Promise<T>) => Promise<T>;

const pictureVault = <Id extends string>(
  objects: ObjectStore,
  withPatient: WithPatient,
  folders: Folders,
): PictureVault<Id> => {
  const nameOf = (id: Id, kind: 'still' | 'thumbnail') => `${folders[kind]}/${id}`;
  const binding = (id: Id, kind: 'still' | 'thumbnail', patientId: PatientId) => ({
    objectId: id,
    kind,
    patientId,
  });
  return {
    store: (patient, id, image, thumbnail) =>
      withPatient(patient, async (wrapper) => {
        const { patientId } = patient;
        const { key, wrapped } = newWrappedKey(wrapper, stillKeyAad(id, patientId));
        const write = (kind: 'still' | 'thumbnail', bytes: Buffer) =>
          writeEncrypted(objects, nameOf(id, kind), key, binding(id, kind, patientId), bytes);
        try {
          await Promise.all([write('still', image), write('thumbnail', thumbnail)]);
          const stored = await readEncrypted(
            objects,
            nameOf(id, 'still'),
            key,
            binding(id, 'still', patientId),
          );
          return { wrappedKey: wrapped, sha256Stored: sha256(stored) };
        } finally {
          destroyKey(key);
        }
      }),
    read: (patient, id, wrappedKey, kind) =>
      withPatient(patient, (wrapper) =>
        withUnwrappedKey(wrapper, wrappedKey, stillKeyAad(id, patient.patientId), (key) =>
          readEncrypted(objects, nameOf(id, kind), key, binding(id, kind, patient.patientId)),
        ),
      ),
    async destroy(id) {
      await objects.delete(nameOf(id, 'still'));
      await objects.delete(nameOf(id, 'thumbnail'));
    },
    async list() {
      const names = [...(await objects.list(folders.still)), ...(await objects.list(folders.thumbnail))];
      return [...new Set(names.map((name) => name.slice(name.indexOf('/') + 1)))];
    },
  };
};

/** Opens the vault over the practice's key, the object store and the folder of partial uploads. */
export const createStillVault = (
  practiceKey: KeyWrapper,
  objects: ObjectStore,
  uploads: PartialUploads,
): StillVault => {
  const withPatient: WithPatient = (patient, use) =>
    withUnwrappedKey(practiceKey, patient.wrapped, patientKeyAad(patient.patientId), (key) =>
      use(keyWrapper(key)),
    );

  const stills = pictureVault<StillId>(objects, withPatient, STILLS);
  return {
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
    store: stills.store,
    read: stills.read,
    async rebind(from, { id, wrappedKey }, to, newId) {
      const image = await stills.read(from, id, wrappedKey, 'still');
      return stills.store(to, newId, image, await stills.read(from, id, wrappedKey, 'thumbnail'));
    },
    destroy: stills.destroy,
    listStills: stills.list,
    copies: pictureVault<CopyId>(objects, withPatient, COPIES),
  };
};
