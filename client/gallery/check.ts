/**
 * Photographs every gallery page at three widths, light and dark, under the strict content security policy, and runs
 * axe on each. Exits 1 on a serious finding or a policy violation.
 *
 *   npx vite build --config client/vite.config.ts --mode gallery && node client/gallery/check.ts [OUT] [ONLY, a pattern on the picture's name]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import { behaviours } from './behaviour.ts';

const built = fileURLToPath(new URL('../../dist/gallery', import.meta.url));
const out = process.argv[2] ?? 'screens-out/gallery';
const only = new RegExp(process.argv[3] ?? '');
const types: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const nonce = 'Z2FsbGVyeS1ub25jZQ';
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' 'nonce-${nonce}'`,
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "base-uri 'none'",
].join('; ');

const server = createServer((request, response) => {
  const path = normalize(new URL(request.url ?? '/', 'http://gallery').pathname);
  try {
    const body = readFileSync(join(built, path));
    const type = types[extname(path)] ?? 'image/svg+xml';
    response.writeHead(200, { 'content-type': type, 'content-security-policy': policy });
    response.end(type === 'text/html' ? body.toString().replaceAll('__CSP_NONCE__', nonce) : body);
  } catch {
    response.writeHead(404).end();
  }
});

/** What is done on a page before the picture: opening what floats. */
const scenes: { name: string; hash: string; open?: (page: Page) => Promise<void> }[] = [
  { name: 'controls', hash: 'controls:roomy' },
  { name: 'controls-dense', hash: 'controls' },
  { name: 'messages', hash: 'messages:roomy' },
  { name: 'messages-dense', hash: 'messages' },
  { name: 'patient', hash: 'patient' },
  { name: 'staff', hash: 'staff' },
  {
    name: 'staff-booking',
    hash: 'staff',
    open: (page) => page.getByRole('button', { name: 'Book a' }).click(),
  },
  {
    name: 'staff-calendar',
    hash: 'staff',
    open: async (page) => {
      await page.getByRole('button', { name: 'Book a' }).click();
      await page.getByRole('button', { name: /calendar/i }).click();
    },
  },
  {
    name: 'staff-people',
    hash: 'staff',
    open: async (page) => {
      await page.getByRole('button', { name: 'Book a' }).click();
      await page.getByRole('combobox', { name: 'Patient' }).fill('sio');
      await page.getByRole('option').first().waitFor();
    },
  },
  { name: 'call', hash: 'call' },
  {
    name: 'call-menu',
    hash: 'call',
    open: (page) => page.getByRole('button', { name: 'Camera' }).last().click(),
  },
  {
    name: 'dialog',
    hash: 'overlays',
    open: (page) => page.getByRole('button', { name: 'Ask before' }).click(),
  },
  {
    name: 'takeover',
    hash: 'overlays',
    open: (page) => page.getByRole('button', { name: 'Photograph mo' }).click(),
  },
  {
    name: 'toasts',
    hash: 'overlays',
    open: async (page) => {
      await page.getByRole('button', { name: 'Done toast' }).click();
      await page.getByRole('button', { name: 'Attention toast' }).click();
      await page.getByRole('button', { name: 'Change lens' }).focus();
    },
  },
];

async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const finite = document
      .getAnimations()
      .filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    const running = [...document.querySelectorAll('video')].filter((each) => each.srcObject !== null);
    await Promise.all(
      running.map(
        (each) =>
          new Promise<unknown>((done) => {
            if (each.currentTime > 0.4) done(undefined);
            else each.addEventListener('timeupdate', done, { once: true });
          }),
      ),
    );
    await Promise.all(finite.map((each) => each.finished.catch(() => undefined)));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((each) => each.impact === 'serious' || each.impact === 'critical')
    .flatMap((each) =>
      each.nodes.map((node) => `${each.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`),
    );
}

const wrong: string[] = [];

/** Everything that the page complains about counts, a refused inline style or script among it. */
function listen(page: Page, where: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`${where}: console: ${message.text()}`);
  });
  page.on('pageerror', (error) => wrong.push(`${where}: ${error.message}`));
}

async function openPage(page: Page, origin: string, hash: string): Promise<void> {
  await page.goto(`${origin}/gallery.html#${hash}`);
  await page.locator('h1').first().waitFor({ state: 'attached' });
}

async function photograph(
  page: Page,
  origin: string,
  scene: (typeof scenes)[number],
  where: string,
): Promise<void> {
  listen(page, where);
  await openPage(page, origin, scene.hash);
  await scene.open?.(page);
  await settle(page);
  await page.screenshot({ path: join(out, `${where}.png`), fullPage: scene.open === undefined });
  for (const finding of await seriousFindings(page)) wrong.push(`${where}: ${finding}`);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  if (sideways) wrong.push(`${where}: the page scrolls sideways`);
}

/** 320 px is a 1280 px window at 400 %: WCAG 1.4.10. */
const sizes = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

async function photographAll(browser: Browser, origin: string): Promise<number> {
  let shots = 0;
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const viewport of sizes) {
      const context = await browser.newContext({ colorScheme, viewport });
      for (const scene of scenes) {
        const where = `${scene.name}-${String(viewport.width)}-${colorScheme}`;
        if (!only.test(where)) continue;
        const page = await context.newPage();
        await photograph(page, origin, scene, where);
        await page.close();
        shots += 1;
      }
      await context.close();
    }
  }
  return shots;
}

async function checkBehaviours(browser: Browser, origin: string): Promise<void> {
  for (const { name, hash, holds } of behaviours) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    listen(page, name);
    await openPage(page, origin, hash);
    const right = await holds(page).catch((reason: unknown) => {
      wrong.push(`${name}: ${String(reason)}`);
      return true;
    });
    if (!right) wrong.push(`does not hold: ${name}`);
    await context.close();
  }
}

async function main(): Promise<void> {
  mkdirSync(out, { recursive: true });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const args = ['--no-sandbox', '--disable-background-networking', '--disable-component-update'];
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [...args, '--disable-sync', '--no-first-run'],
  });
  await checkBehaviours(browser, origin);
  const shots = await photographAll(browser, origin);
  await browser.close();
  server.close();
  console.log(
    `${String(behaviours.length)} behaviours, ${String(shots)} pictures in ${out}, ${String(wrong.length)} findings`,
  );
  for (const each of wrong) console.log(each);
  process.exitCode = wrong.length > 0 ? 1 : 0;
}

await main();
