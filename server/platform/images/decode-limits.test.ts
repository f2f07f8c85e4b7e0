import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { blackPng, fieldsJpeg, SCENE } from '../../../tests/fixtures/pictures.ts';
import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from './sanitiser.ts';

const MIB = 1024 * 1024;
// 144 megapixels in a file of 20 kB; interlaced, so that all rows (137 MiB) must be in memory at once
const GREEDY = blackPng(12_000, 12_000);
const ROOMY = { ...DEFAULT_IMAGE_LIMITS, maxPixels: 150_000_000 };
const libvipsFiles = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('vips'));

describe('a decoder under limits', () => {
  it('[S3] a picture that needs more memory than allowed kills only the child: the server goes on, no file is left', async () => {
    expect(GREEDY.length).toBeLessThan(40_000);
    const before = await libvipsFiles();
    const images = await openImageSanitiser({ ...ROOMY, memoryBytes: 128 * MIB });
    for (let round = 0; round < 2; round += 1) {
      await expect(images.sanitise(GREEDY)).rejects.toMatchObject({
        name: 'ImageRejected',
        code: 'decode_limit',
      });
      expect(await images.sanitise(await fieldsJpeg(SCENE))).toMatchObject({ width: 64, height: 48 });
    }
    await images.close();
    expect(await libvipsFiles()).toEqual(before);
  });

  it('the same picture is taken where the limit allows it: it was the memory that stopped it', async () => {
    const images = await openImageSanitiser({ ...ROOMY, memoryBytes: 1024 * MIB });
    expect(await images.sanitise(GREEDY)).toMatchObject({ width: 12_000, height: 12_000 });
    await images.close();
  });

  it('[S3] a picture that takes too long is stopped, and the next one is taken', async () => {
    const large = await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#789' } })
      .jpeg({ progressive: true })
      .toBuffer();
    const images = await openImageSanitiser({ ...DEFAULT_IMAGE_LIMITS, timeoutMs: 60 });
    await expect(images.sanitise(large)).rejects.toMatchObject({
      code: 'decode_limit',
      message: /time limit/,
    });
    await images.close();
    const patient = await openImageSanitiser(DEFAULT_IMAGE_LIMITS);
    expect(await patient.sanitise(large)).toMatchObject({ width: 8000, height: 6000 });
    await patient.close();
  });

  it('a machine on which the decoder cannot run is noticed at start, and no picture is blamed', async () => {
    const open = openImageSanitiser({ ...DEFAULT_IMAGE_LIMITS, memoryBytes: 8 * MIB });
    await expect(open).rejects.toMatchObject({ code: 'image_process_unavailable' });
  });

  it('more pictures than decoders wait their turn; closing refuses them', async () => {
    const picture = await fieldsJpeg(SCENE);
    const images = await openImageSanitiser({ ...DEFAULT_IMAGE_LIMITS, concurrent: 2 });
    const all = await Promise.all(Array.from({ length: 5 }, () => images.sanitise(picture)));
    expect(all.map(({ width }) => width)).toEqual([64, 64, 64, 64, 64]);
    const late = Array.from({ length: 4 }, () => images.sanitise(picture));
    const refused = Promise.allSettled(late);
    await images.close();
    for (const outcome of await refused) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'image_process_unavailable' } });
    }
    await expect(images.sanitise(picture)).rejects.toMatchObject({ code: 'image_process_unavailable' });
  });

  it.runIf(process.platform === 'linux')('a spare decoder ends with a server that was killed', async () => {
    const module = JSON.stringify(new URL('./sanitiser.ts', import.meta.url).href);
    const script = `
      import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from ${module};
      await openImageSanitiser(DEFAULT_IMAGE_LIMITS);
      console.log('ready');
    `;
    const server = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(server.stdout, 'data');
    const [spare] = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ');
    expect(readFileSync(`/proc/${spare}/cmdline`, 'utf8')).toContain('decode-child');
    server.kill('SIGKILL');
    await vi.waitFor(() => expect(runs(spare!)).toBe(false), { timeout: 10_000 });
  });
});

/** A process that has ended may stay listed, as a zombie, until its new parent looks. */
function runs(pid: string): boolean {
  if (!existsSync(`/proc/${pid}`)) return false;
  return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}
