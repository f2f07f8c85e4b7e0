// The patient's phone loads no more script than it should: see the limits. Needs a built client (dist/client).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { inKb, LIMITS, overweight, patientBundle, type Manifest } from './bundle-size/bundle.ts';

const built = (path: string): Buffer => readFileSync(new URL(`../../dist/client/${path}`, import.meta.url));

const manifest: Manifest = JSON.parse(built('.vite/manifest.json').toString('utf8'));
const bundle = patientBundle(manifest, (file) => gzipSync(built(file)).length);
const problems = overweight(bundle);

console.log(`Patient’s lobby: ${inKb(bundle.lobby)} of ${inKb(LIMITS.lobby)} (gzip, 1 kB = 1000 bytes)`);
console.log(`Whole patient call: ${inKb(bundle.wholeCall)} of ${inKb(LIMITS.wholeCall)}`);
console.log(`All of the patient’s pages: ${inKb(bundle.everything)} of ${inKb(LIMITS.everything)}`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
