// Prepares the media worker and copies it to a place of your own: for images and packages.
// usage: node scripts/media-worker/provide.mjs OUTPUT_FILE
import { copyFileSync } from 'node:fs';
import { ensureMediaWorker } from '../setup/media-worker.mjs';
import { ensureNode } from '../setup/node.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { fail, SetupError } from '../setup/report.mjs';

async function main([output]) {
  if (!output)
    throw new SetupError('Name the file to write: node scripts/media-worker/provide.mjs OUTPUT_FILE');
  const surroundings = await ensureNode();
  await ensurePackages(surroundings);
  copyFileSync(await ensureMediaWorker(surroundings), output);
}

main(process.argv.slice(2)).catch(fail);
