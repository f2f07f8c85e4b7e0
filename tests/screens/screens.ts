/**
 * Photographs every screen in its states at 390, 768 and 1440 px, light and dark, under the product's own content security
 * policy, and runs axe on each. Exits 1 on a serious or critical finding, an error in the console, something that runs off
 * the page, or a feature that is not shown.
 *
 *   npm run screens -- [--out DIR] [--only PATTERN, on feature/id]
 */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Browser } from '@playwright/test';
import { behaviours } from './behaviours.ts';
import { buildGallery } from './build-gallery.ts';
import { checkBehaviours } from './check-behaviours.ts';
import { writeContactSheet } from './contact-sheet.ts';
import { missing, type Shown } from './coverage.ts';
import { readable, type Finding } from './findings.ts';
import { listScreens } from './list-screens.ts';
import { LOOKS, openWindow, photograph } from './photograph.ts';
import { primitives } from './primitives.ts';
import { proveChecks } from './prove-checks.ts';
import { serveGallery } from './serve-gallery.ts';
import { nameOf, type Subject } from './subject.ts';

const AT_A_TIME = 2;
const FEATURES = fileURLToPath(new URL('../../client/features', import.meta.url));
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

interface Wanted {
  readonly out: string;
  /** Only screens whose `feature/id` matches; then nothing can be missing. */
  readonly only: RegExp | null;
}

function wantedOf(words: string[]): Wanted {
  const { values } = parseArgs({
    args: words,
    options: { out: { type: 'string' }, only: { type: 'string' } },
  });
  return {
    out: values.out ?? 'screens-out',
    only: values.only === undefined ? null : new RegExp(values.only),
  };
}

const launch = () =>
  chromium.launch({
    executablePath: process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium',
    args: [
      ...QUIET,
      '--autoplay-policy=no-user-gesture-required',
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });

async function featureFolders(): Promise<string[]> {
  const foldersIn = async (folder: string) =>
    (await readdir(folder, { withFileTypes: true }))
      .filter((each) => each.isDirectory())
      .map(({ name }) => name);
  const ofPatient = (await foldersIn(`${FEATURES}/patient`)).map((name) => `patient/${name}`);
  return [...(await foldersIn(FEATURES)), ...ofPatient];
}

/** A few at a time, in order, saying now and then how far it is. */
async function photographAll(browser: Browser, origin: string, subjects: readonly Subject[], out: string) {
  const queue = [...subjects];
  const shown: Shown[] = [];
  const findings: Finding[] = [];
  const started = Date.now();
  const work = async () => {
    const window = await openWindow(browser);
    for (let subject = queue.shift(); subject; subject = queue.shift()) {
      const result = await photograph(window, origin, subject, out);
      shown.push({ subject, words: result.words });
      findings.push(...result.findings);
      if (shown.length % 10 !== 0) continue;
      const seconds = Math.round((Date.now() - started) / 1000);
      console.log(
        `  ${shown.length} of ${subjects.length} screens, ${findings.length} findings (${seconds} s)`,
      );
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { shown, findings };
}

async function run(browser: Browser, origin: string, { out, only }: Wanted): Promise<number> {
  await proveChecks(browser, origin);
  const all = [...(await listScreens(browser, origin)), ...primitives];
  const subjects = only ? all.filter((each) => only.test(nameOf(each))) : all;
  if (!only && out === 'screens-out') await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const { shown, findings } = await photographAll(browser, origin, subjects, out);
  const broken = only ? [] : await checkBehaviours(browser, origin);
  const lacking = only ? [] : missing(shown, await featureFolders());
  await writeContactSheet(out, subjects, new Set(findings.map(({ screen }) => screen)));
  for (const line of [...readable(findings), ...broken, ...lacking]) console.log(line);
  const wrong = findings.length + broken.length + lacking.length;
  if (!only)
    console.log(
      `${behaviours.length} keyboard behaviours, ${broken.length} broken; ${lacking.length} screens missing`,
    );
  console.log(
    `${subjects.length} screens, ${subjects.length * LOOKS.length} pictures, ${findings.length} serious findings`,
  );
  return subjects.length > 0 && wrong === 0 ? 0 : 1;
}

const wanted = wantedOf(process.argv.slice(2));
console.log('  Building the gallery …');
const folder = await buildGallery();
const [server, browser] = await Promise.all([serveGallery(folder), launch()]);
try {
  process.exitCode = await run(browser, server.origin, wanted);
} finally {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
