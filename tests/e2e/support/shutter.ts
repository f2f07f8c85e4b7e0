import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { GpActor } from './gp.ts';

const regionOf = ({ page }: GpActor): Locator => page.getByRole('region', { name: 'Shutter' });

/** Everything the closed shutter waits for, unfolded. */
export const whatItWaitsFor = async (doctor: GpActor): Promise<Locator> => {
  const fold = regionOf(doctor)
    .locator('details')
    .filter({ hasText: /it waits for/ })
    .first();
  if ((await fold.getAttribute('open')) === null) await fold.locator('summary').first().click();
  return fold.getByRole('listitem');
};

/** Why the shutter is closed: the sentence under it, and its rule in the list. */
export const expectClosed = async (doctor: GpActor, sentence: string, rule: string): Promise<void> => {
  await expect(doctor.shutter()).toBeDisabled();
  await expect(regionOf(doctor)).toContainText(sentence);
  const list = await whatItWaitsFor(doctor);
  await expect(list.filter({ hasText: sentence }).first()).toContainText(rule);
};
