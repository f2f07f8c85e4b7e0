import type { Browser } from '@playwright/test';
import type { Subject } from './subject.ts';

/** `features/patient/steps/Steps.screens.tsx` → `patient/steps`; `app/x.screens.tsx` → `app`. */
const featureOf = (file: string) => file.replace(/^features\//, '').replace(/\/[^/]+$/, '');

/** Every state that the features' `*.screens.tsx` files export, as the gallery lists them. Throws when an id is used twice. */
export async function listScreens(browser: Browser, origin: string): Promise<Subject[]> {
  const page = await browser.newPage();
  await page.goto(`${origin}/#screens`);
  const links = page.locator('a[data-screen]');
  await links.first().waitFor();
  const found = await links.evaluateAll((all) =>
    all.map((link) => ({
      file: link.getAttribute('data-file') ?? '',
      id: link.getAttribute('data-screen') ?? '',
      title: link.textContent ?? '',
      address: link.getAttribute('href') ?? '',
    })),
  );
  await page.close();
  const ids = found.map(({ id }) => id);
  const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
  if (twice.length > 0)
    throw new Error(`Two screens have the id ${twice.join(', ')}: their pictures would overwrite`);
  return found.map(({ file, id, title, address }) => ({
    feature: featureOf(file),
    id,
    title,
    address: address.startsWith('/') ? address : `/${address}`,
  }));
}
