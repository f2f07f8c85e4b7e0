/**
 * sodium-native 5 takes plain buffers as secretstream state and numbers as tags; the published types still describe
 * version 2. These overloads say what the installed version does.
 */
import 'sodium-native';

declare module 'sodium-native' {
  export const crypto_secretstream_xchacha20poly1305_STATEBYTES: number;
  export function crypto_secretstream_xchacha20poly1305_init_push(
    state: Buffer,
    header: Buffer,
    key: Buffer,
  ): void;
  export function crypto_secretstream_xchacha20poly1305_init_pull(
    state: Buffer,
    header: Buffer,
    key: Buffer,
  ): void;
  export function crypto_secretstream_xchacha20poly1305_push(
    state: Buffer,
    ciphertext: Buffer,
    message: Buffer,
    ad: Buffer | null,
    tag: number,
  ): number;
  export function crypto_secretstream_xchacha20poly1305_pull(
    state: Buffer,
    message: Buffer,
    tag: Buffer,
    ciphertext: Buffer,
    ad: Buffer | null,
  ): number;
}
