import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { seriousFindings } from './accessibility.ts';
import type { Finding } from './findings.ts';
import { layoutFaults } from './layout.ts';
import { settle } from './settle.ts';
import { takePicture } from './take-picture.ts';
import { nameOf, type Subject } from './subject.ts';

const SIZES = [
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];
const SCHEMES = ['light', 'dark'] as const;

/** Every look of a screen, in the order of the pictures: at each size light, then dark. */
export const LOOKS = SIZES.flatMap((size) => SCHEMES.map((scheme) => ({ ...size, scheme })));
type Look = (typeof LOOKS)[number];

export const pictureOf = (subject: Subject, { width, scheme }: Look): string =>
  `${nameOf(subject)}-${width}-${scheme}.png`;

interface Photographed {
  readonly findings: Finding[];
  /** The words on the page, as a person sees them. */
  readonly words: string;
}

/** Notes what the page complains of: errors in the console, exceptions, and what the content security policy refused. */
function listen(page: Page, note: (kind: string, detail: string) => void): void {
  page.on('console', (message) => {
    if (message.type() === 'error') note('console', message.text().split('\n')[0] ?? '');
  });
  page.on('pageerror', (error) => note('exception', error.message));
}

async function look(page: Page, at: Look, file: string): Promise<[kind: string, detail: string][]> {
  await page.setViewportSize(at);
  await page.emulateMedia({ colorScheme: at.scheme });
  await settle(page);
  await takePicture(page, file);
  const faults = (await layoutFaults(page)).map((fault): [string, string] => ['layout', fault]);
  const serious = (await seriousFindings(page, at.scheme === 'dark')).map(
    ({ kind, detail }): [string, string] => [kind, detail],
  );
  return [...faults, ...serious];
}

/** A window to photograph in; one for many screens, because opening a window costs more than loading a screen. */
export const openWindow = (browser: Browser): Promise<BrowserContext> =>
  browser.newContext({ viewport: LOOKS[0]!, locale: 'en-IE', timezoneId: 'Europe/Dublin' });

/** Takes every picture of one screen from one loading of it, and says what is wrong. */
export async function photograph(
  context: BrowserContext,
  origin: string,
  subject: Subject,
  out: string,
): Promise<Photographed> {
  const findings: Finding[] = [];
  let at = 'loading';
  const note = (kind: string, detail: string) => findings.push({ screen: nameOf(subject), kind, detail, at });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  listen(page, note);
  let words = '';
  try {
    await page.goto(origin + subject.address);
    await settle(page);
    await subject.open?.(page);
    words = await page.locator('body').innerText();
    for (const each of LOOKS) {
      at = `${each.width} ${each.scheme}`;
      const file = join(out, pictureOf(subject, each));
      await mkdir(dirname(file), { recursive: true });
      for (const [kind, detail] of await look(page, each, file)) note(kind, detail);
    }
  } catch (error) {
    note('not photographed', error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  } finally {
    await page.close();
  }
  return { findings, words };
}
