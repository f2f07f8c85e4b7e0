import { describe, expect, it } from 'vitest';
import { DecryptionError } from './decryption-error.ts';
import { destroyKey, newKey } from './key-material.ts';
import {
  keyWrapper,
  newWrappedKey,
  patientKeyAad,
  plainId,
  stillKeyAad,
  withUnwrappedKey,
} from './key-wrapper.ts';

describe('wrapped keys', () => {
  const parent = keyWrapper(newKey());
  const aad = stillKeyAad('still-1', 'patient-1');

  it('[S4] refuses a wrapped key with any single byte flipped', () => {
    const { wrapped } = newWrappedKey(parent, aad);
    // version 1 + id 8 + nonce 24 + key 32 + authenticator 16
    expect(wrapped).toHaveLength(81);
    for (let at = 0; at < wrapped.length; at += 1) {
      const altered = Buffer.from(wrapped);
      altered[at] = altered[at]! ^ 0x01;
      expect(() => parent.unwrap(altered, aad), `byte ${at}`).toThrow(DecryptionError);
    }
  });

  it('[S4] refuses a wrapped key that was cut or lengthened', () => {
    const { wrapped } = newWrappedKey(parent, aad);
    for (const altered of [
      Buffer.alloc(0),
      wrapped.subarray(0, 80),
      Buffer.concat([wrapped, Buffer.alloc(1)]),
    ]) {
      expect(() => parent.unwrap(altered, aad)).toThrow(DecryptionError);
    }
  });

  it('[S4] opens a still key only for the same still and the same patient', () => {
    const { wrapped } = newWrappedKey(parent, aad);
    for (const other of [stillKeyAad('still-2', 'patient-1'), stillKeyAad('still-1', 'patient-2'), '']) {
      expect(() => parent.unwrap(wrapped, other)).toThrow(DecryptionError);
    }
  });

  it('[S4] opens nothing under another wrapping key', () => {
    const { wrapped } = newWrappedKey(parent, aad);
    expect(() => keyWrapper(newKey()).unwrap(wrapped, aad)).toThrow(DecryptionError);
  });

  it('refuses to work with a destroyed key, and to wrap one', () => {
    const key = newKey();
    const gone = newKey();
    const wrapper = keyWrapper(key);
    destroyKey(gone);
    expect(() => wrapper.wrap(gone, aad)).toThrow('destroyed');
    const { wrapped } = newWrappedKey(wrapper, aad);
    destroyKey(key);
    expect(() => wrapper.unwrap(wrapped, aad)).toThrow('destroyed');
  });

  it('refuses ids that could make two bindings read alike', () => {
    for (const id of ['', 'a|patient:b', 'a:b', 'x'.repeat(65), '../a'])
      expect(() => plainId(id)).toThrow(RangeError);
    expect(() => stillKeyAad('a|patient:b', 'c')).toThrow(RangeError);
  });

  it('[S4] practice → patient → still: the key comes back, and is wiped after use', async () => {
    const patient = newWrappedKey(parent, patientKeyAad('patient-1'));
    const still = newWrappedKey(keyWrapper(patient.key), aad);
    const plain = Buffer.from(still.key);
    let seen: Buffer | undefined;
    const same = await withUnwrappedKey(parent, patient.wrapped, patientKeyAad('patient-1'), (patientKey) =>
      withUnwrappedKey(keyWrapper(patientKey), still.wrapped, aad, (key) => {
        seen = key;
        return key.equals(plain);
      }),
    );
    expect(same).toBe(true);
    expect(seen?.equals(Buffer.alloc(32))).toBe(true);
  });

  it('wipes the key when its use fails', async () => {
    const { wrapped } = newWrappedKey(parent, aad);
    let seen: Buffer | undefined;
    const use = withUnwrappedKey(parent, wrapped, aad, (key) => {
      seen = key;
      throw new Error('use failed');
    });
    await expect(use).rejects.toThrow('use failed');
    expect(seen?.equals(Buffer.alloc(32))).toBe(true);
  });

  it('never wraps the same key to the same bytes twice, nor shows it', () => {
    const key = newKey();
    const first = parent.wrap(key, aad);
    expect(first.equals(parent.wrap(key, aad))).toBe(false);
    expect(first.includes(key)).toBe(false);
  });
});
