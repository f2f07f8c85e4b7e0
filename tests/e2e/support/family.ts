import { expect } from '@playwright/test';
import type { PatientActor } from './patient.ts';

type Born = readonly [string, string, string];

/** A child who is alone with their own phone: everything before the call that a child is asked, up to the waiting room. */
export const prepareAlone = async (child: PatientActor, name: string, view: string): Promise<void> => {
  const { page } = child;
  await child.checkDevices();
  await child.heading('Who is holding this phone?');
  await page.locator('label', { hasText: `I am ${name}, and I am on my own` }).click();
  await child.button('Continue').click();
  await page.getByLabel('Where you are').fill('4 Sea Road, Galway, H91 AB12');
  await page.getByLabel('A number to call you back').fill('085 555 0101');
  await child.button('Continue').click();
  await child.answer(/somewhere private/, 'Yes');
  await child.answer(/comfortable there/, 'Yes');
  await child.answer(/anyone with you/, 'No');
  await child.button('Continue').click();
  await child.answer(/safe for you to talk/, 'Yes');
  await child.button(/physical examination may still be needed/).click();
  await child.button('I have read this').click();
  await child.answer(/chaperone to be there/, 'No');
  // R5: in the words for a child, and neither before nor after them is a child asked to consent.
  await child.heading('A question just for you');
  await child.sayOwnView(view);
  await child.button('Go to the waiting room').click();
  await child.heading('You are in the waiting room');
};

/** Somebody who decides for a child and joins by their own link: their birthday is refused, the child's opens it. */
export const arriveFor = async (
  parent: PatientActor,
  link: string,
  own: Born,
  child: Born,
): Promise<void> => {
  await parent.arrive(link, own);
  await expect(parent.page.getByText('That date does not match the appointment.')).toBeVisible();
  for (const [index, label] of ['Day', 'Month', 'Year'].entries())
    await parent.page.getByLabel(label).fill(child[index] ?? '');
  await parent.button('Continue').click();
};

/** What whoever decides for a child answers once their devices work, up to their own waiting room. */
export const agreeBeforeCall = async (parent: PatientActor, child: string): Promise<void> => {
  await parent.answer(new RegExp(`agree that ${child} is seen by video`), 'Yes');
  await parent.answer(new RegExp(`agree to photographs of ${child} being taken`), 'Yes');
  await parent.answer(new RegExp(`agree to photographs being kept in ${child}’s record`), 'Yes');
  await parent.heading('You are in the waiting room');
};
