import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const config = fileURLToPath(new URL('../../client/vite.config.ts', import.meta.url));

/** Takes `text` out of a page; a page without it is not the page that this was written for. */
function without(page: string, text: string | RegExp): string {
  const left = page.replace(text, '');
  if (left === page)
    throw new Error(`gallery.html has no ${String(text)}: how do the two entries differ now?`);
  return left;
}

/**
 * Builds the gallery into a folder of its own (two runs at a time do not meet) and gives it the application's two pages:
 * `index.html` as the staff's entry, `patient.html` without dense type and without the nonce for styles.
 */
export async function buildGallery(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-screens-'));
  await build({ configFile: config, mode: 'gallery', logLevel: 'error', build: { outDir: folder } });
  const staff = await readFile(join(folder, 'gallery.html'), 'utf8');
  const patient = without(without(staff, ' data-density="dense"'), /<meta property="csp-nonce"[^>]*>/);
  await writeFile(join(folder, 'index.html'), staff);
  await writeFile(join(folder, 'patient.html'), patient);
  return folder;
}
