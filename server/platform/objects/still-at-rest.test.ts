import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GPS_CANARY } from '../../../tests/fixtures/jpeg-segments.ts';
import { orientedJpeg } from '../../../tests/fixtures/pictures.ts';
import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from '../images/sanitiser.ts';
import { collectAndHash, sha256 } from '../keys/hash.ts';
import {
  keyWrapper,
  newWrappedKey,
  patientKeyAad,
  stillKeyAad,
  withUnwrappedKey,
} from '../keys/key-wrapper.ts';
import { openPracticeKey } from '../keys/practice-key.ts';
import { openDiskStore } from './disk-store.ts';
import { readEncrypted, writeEncrypted } from './encrypted-object.ts';
import { openPartialUploads } from './partial-uploads.ts';

/** The road of a still through this folder's parts, on one data folder, as the still's use case takes it. */
describe('a still at rest', () => {
  let data: string;
  beforeEach(async () => void (data = await mkdtemp(join(tmpdir(), 'at-rest-'))));
  afterEach(() => rm(data, { recursive: true }));

  const everythingOnDisk = async (): Promise<Buffer> => {
    const entries = await readdir(data, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return Buffer.concat(await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name)))));
  };

  it('[S4] from the first byte received to the stored object, no image header, pixel or location is on disk', async () => {
    const practice = await openPracticeKey(join(data, 'keys', 'practice.key'), { createIfMissing: true });
    const store = await openDiskStore(join(data, 'objects'));
    const uploads = await openPartialUploads(join(data, 'uploads'));
    const images = await openImageSanitiser(DEFAULT_IMAGE_LIMITS);
    const sent = await orientedJpeg(6);

    const patient = newWrappedKey(practice, patientKeyAad('p1'));
    const { key, wrapped } = newWrappedKey(keyWrapper(patient.key), stillKeyAad('s1', 'p1'));
    const upload = await uploads.open('s1', key, stillKeyAad('s1', 'p1'));
    async function* request() {
      for (let at = 0; at < sent.length; at += 1000) yield sent.subarray(at, at + 1000);
    }
    await upload.append(0, request(), { maxBytes: 1e6 });
    const receiving = await everythingOnDisk();

    const received = await collectAndHash(upload.read());
    expect(received.sha256).toBe(sha256(sent));
    const { image, thumbnail } = await images.sanitise(received.bytes);
    const still = { objectId: 's1', kind: 'still', patientId: 'p1' } as const;
    const small = { ...still, kind: 'thumbnail' } as const;
    await writeEncrypted(store, 'stills/s1', key, still, image);
    await writeEncrypted(store, 'thumbnails/s1', key, small, thumbnail);
    await upload.discard();
    const stored = await everythingOnDisk();

    expect(receiving.length).toBeGreaterThan(sent.length);
    expect(stored.length).toBeGreaterThan(image.length + thumbnail.length);
    for (const disk of [receiving, stored]) {
      for (const mark of ['JFIF\0', 'Exif\0', '\x89PNG\r\n\x1a\n', 'WEBPVP8', GPS_CANARY]) {
        expect(disk.includes(Buffer.from(mark, 'latin1')), mark).toBe(false);
      }
      for (const plain of [sent, image, thumbnail]) {
        for (let at = 0; at + 12 <= plain.length; at += 12) {
          expect(disk.includes(plain.subarray(at, at + 12)), `byte ${at}`).toBe(false);
        }
      }
    }

    const again = await withUnwrappedKey(practice, patient.wrapped, patientKeyAad('p1'), (patientKey) =>
      withUnwrappedKey(keyWrapper(patientKey), wrapped, stillKeyAad('s1', 'p1'), (stillKey) =>
        readEncrypted(store, 'stills/s1', stillKey, still),
      ),
    );
    expect(sha256(again)).toBe(sha256(image));
    await images.close();
    await uploads.close();
  });
});
