import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { openWindow, photograph } from './photograph.ts';

/** What the gallery's broken page has wrong, as the checks must call it. */
const WRONG = [/^console: .*style/i, /^layout: the page is \d+ px wide/, /^serious color-contrast: /];

/** Looks at a page that is wrong on purpose. Throws when a check stays silent: then its silence elsewhere means nothing. */
export async function proveChecks(browser: Browser, origin: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-broken-'));
  const window = await openWindow(browser);
  const broken = { feature: 'broken', id: 'broken', title: 'Broken', address: '/#broken' };
  const { findings } = await photograph(window, origin, broken, folder);
  await window.close();
  await rm(folder, { recursive: true });
  const said = findings.map(({ kind, detail }) => `${kind}: ${detail}`);
  const silent = WRONG.filter((words) => !said.some((each) => words.test(each)));
  if (silent.length > 0)
    throw new Error(`The checks do not find ${silent.join(', ')} on a page that has it.\n${said.join('\n')}`);
}
