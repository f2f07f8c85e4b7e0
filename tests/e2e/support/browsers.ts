import { chromium } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { existsSync, rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/** The browser that set-up found or installed. */
const chromiumPath = (): string | undefined => {
  const named = process.env['CHROMIUM_BIN'] ?? '/usr/bin/chromium';
  return existsSync(named) ? named : undefined;
};

export interface Person {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The browser profile on disk. */
  readonly profile: string;
  /** Errors the page printed or threw. */
  readonly errors: string[];
  close(): Promise<void>;
}

export interface Window {
  readonly width: number;
  readonly height: number;
  readonly phone?: boolean;
  readonly camera?: string;
  readonly profile?: string;
}

const ownProfiles: string[] = [];
process.once('exit', () => {
  for (const folder of ownProfiles) rmSync(folder, { recursive: true, force: true });
});

/** A profile of its own, which may be searched after its browser has closed; gone when this process ends. */
const newProfile = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-profile-'));
  ownProfiles.push(folder);
  return folder;
};

/** A person's own browser: a real Chromium with its own profile, fake camera and microphone (a beep every second). */
export const openBrowser = async ({ width, height, phone, camera, profile }: Window): Promise<Person> => {
  const folder = profile ?? (await newProfile());
  const executablePath = chromiumPath();
  const context = await chromium.launchPersistentContext(folder, {
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...QUIET,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ...(camera ? [`--use-file-for-fake-video-capture=${camera}`] : []),
    ],
    viewport: { width, height },
    permissions: ['camera', 'microphone'],
    locale: 'en-IE',
    timezoneId: 'Europe/Dublin',
    ...(phone ? { isMobile: true, hasTouch: true, deviceScaleFactor: 2 } : {}),
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return { context, page, profile: folder, errors, close: () => context.close() };
};
