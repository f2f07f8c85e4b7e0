import { randomBytes } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ConfigError, type KeyFile } from './config.ts';
import { writePrivateFile } from './private-file.ts';

/**
 * The 32-byte key that signs session cookies, from a file of 64 hexadecimal digits; made from the system's random
 * source where it may be (0600, in a folder of 0700). Losing it signs everybody out and nothing more.
 *
 * @throws ConfigError when a named file is missing, or any file holds something else
 */
export async function loadSessionSecret(file: KeyFile): Promise<Buffer> {
  const text = await readIfThere(file.path);
  if (text === undefined) return createSecret(file);
  if (!/^[0-9a-f]{64}\s*$/i.test(text)) {
    throw new ConfigError(`The key file ${file.path} must hold 64 hexadecimal digits and nothing else.`);
  }
  return Buffer.from(text.trim(), 'hex');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT') return undefined;
    throw new ConfigError(`The key file ${path} cannot be read (${code}).`);
  }
}

async function createSecret({ path, mayCreate }: KeyFile): Promise<Buffer> {
  if (!mayCreate)
    throw new ConfigError(`The key file ${path} does not exist; "openssl rand -hex 32" makes one.`);
  const key = randomBytes(32);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writePrivateFile(path, key.toString('hex') + '\n');
  return key;
}
