import type { AccessPackId } from '../../../shared/ids.ts';
import type { PatientKey } from '../../clinical/stills/still-vault.ts';
import { createSha256 } from '../../platform/keys/hash.ts';
import { destroyKey } from '../../platform/keys/key-material.ts';
import { keyWrapper, newWrappedKey, packKeyAad, patientKeyAad } from '../../platform/keys/key-wrapper.ts';
import type { KeyWrapper } from '../../platform/keys/key-wrapper.ts';
import { openEncrypted, writeEncrypted } from '../../platform/objects/encrypted-object.ts';
import type { ObjectStore } from '../../platform/objects/object-store.ts';

export interface StoredPack {
  readonly wrappedKey: Buffer;
  /** Of the ZIP as it will be downloaded. */
  readonly sha256: string;
  readonly bytes: number;
}

/** S4: packs at rest. Each has a data key of its own, wrapped by the patient's key: who destroys that destroys them too. */
export interface PackVault {
  /** Durable on return; a pack of the same id is replaced. */
  write(patient: PatientKey, id: AccessPackId, zip: AsyncIterable<Uint8Array>): Promise<StoredPack>;
  /** In pieces: a cut or altered object throws midway, after what was genuine. */
  read(patient: PatientKey, id: AccessPackId, wrappedKey: Buffer): AsyncIterable<Buffer>;
  /** Durable; destroying what is not there is no error. */
  destroy(id: AccessPackId): Promise<void>;
  /** Ids of everything that is stored, half-made packs of a killed server included. */
  list(): Promise<string[]>;
}

const objectName = (id: AccessPackId): string => `packs/${id}`;

/** Opens the vault of packs over the practice's key and the store that the stills are in. */
export const createPackVault = (practiceKey: KeyWrapper, objects: ObjectStore): PackVault => {
  const binding = (id: AccessPackId, { patientId }: PatientKey) =>
    ({ objectId: id, kind: 'pack', patientId }) as const;
  return {
    async write(patient, id, zip) {
      const patientKey = practiceKey.unwrap(patient.wrapped, patientKeyAad(patient.patientId));
      const { key, wrapped } = newWrappedKey(keyWrapper(patientKey), packKeyAad(id, patient.patientId));
      const hash = createSha256();
      let bytes = 0;
      async function* counted() {
        for await (const piece of zip) {
          hash.update(piece);
          bytes += piece.length;
          yield piece;
        }
      }
      try {
        await writeEncrypted(objects, objectName(id), key, binding(id, patient), counted());
        return { wrappedKey: wrapped, sha256: hash.digest(), bytes };
      } finally {
        destroyKey(key);
        destroyKey(patientKey);
      }
    },
    async *read(patient, id, wrappedKey) {
      const patientKey = practiceKey.unwrap(patient.wrapped, patientKeyAad(patient.patientId));
      const key = keyWrapper(patientKey).unwrap(wrappedKey, packKeyAad(id, patient.patientId));
      try {
        yield* openEncrypted(objects, objectName(id), key, binding(id, patient));
      } finally {
        destroyKey(key);
        destroyKey(patientKey);
      }
    },
    destroy: (id) => objects.delete(objectName(id)),
    list: async () => (await objects.list('packs')).map((name) => name.slice('packs/'.length)),
  };
};
