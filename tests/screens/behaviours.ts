import type { Page } from '@playwright/test';

/** One thing a primitive must do with the keyboard, or must not do at all. */
export interface Behaviour {
  name: string;
  address: string;
  /** Does it, and answers whether it came out right. */
  holds: (page: Page) => Promise<boolean>;
}

const focusedText = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');
const dialogOpen = (page: Page) => page.evaluate(() => document.querySelector('dialog[open]') !== null);

/** What the primitives' tests check in a real browser; expected values come from the design notes, not the code. */
export const behaviours: Behaviour[] = [
  {
    name: 'Dialog takes the focus, closes on Escape and gives the focus back',
    address: '/#overlays',
    holds: async (page) => {
      await page.getByRole('button', { name: 'Ask before leaving' }).focus();
      await page.keyboard.press('Enter');
      const inside = await page.evaluate(() => document.activeElement?.closest('dialog') !== null);
      const opened = await dialogOpen(page);
      await page.keyboard.press('Escape');
      return (
        opened && inside && !(await dialogOpen(page)) && (await focusedText(page)) === 'Ask before leaving'
      );
    },
  },
  {
    name: 'Dialog without onDismiss stays through two Escapes',
    address: '/#overlays',
    holds: async (page) => {
      await page.getByRole('button', { name: 'Consent' }).click();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      return dialogOpen(page);
    },
  },
  {
    name: 'Button that is blocked does nothing and says why',
    address: '/#overlays',
    holds: async (page) => {
      const button = page.getByRole('button', { name: 'Close the consultation' });
      await button.focus();
      await page.keyboard.press('Enter');
      await button.click({ force: true });
      const why = await button.evaluate(
        (each) => document.getElementById(each.getAttribute('aria-describedby') ?? '')?.textContent,
      );
      return !(await dialogOpen(page)) && why === 'Two photographs are not filed yet.';
    },
  },
  {
    name: 'YesNo answers on Space, never on an arrow key',
    address: '/v#patient',
    holds: async (page) => {
      const yes = page.getByRole('button', { name: 'Yes, she may' });
      const no = page.getByRole('button', { name: 'No', exact: true });
      await yes.focus();
      await page.keyboard.press('ArrowRight');
      const untouched = (await yes.getAttribute('aria-pressed')) === 'false';
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      return untouched && (await no.getAttribute('aria-pressed')) === 'true';
    },
  },
  {
    name: 'YesNo gives both answers the same size and colour',
    address: '/v#patient',
    holds: (page) =>
      page.evaluate(() => {
        const looks = [...document.querySelectorAll('[aria-pressed]')].map((each) => {
          const { width, height, color, backgroundColor, fontWeight } = getComputedStyle(each);
          return [width, height, color, backgroundColor, fontWeight].join();
        });
        return looks.length === 2 && looks[0] === looks[1];
      }),
  },
  {
    name: 'Everything that a patient taps is at least 44 px high and wide',
    address: '/v#patient',
    holds: (page) =>
      page.evaluate(() => {
        const sizes = [...document.querySelectorAll('button')].map((each) => each.getBoundingClientRect());
        return sizes.length >= 5 && sizes.every(({ width, height }) => width >= 44 && height >= 44);
      }),
  },
  {
    name: 'StepRail opens one step at a time from the keyboard',
    address: '/#call',
    holds: async (page) => {
      const step = page.getByRole('button', { name: /Best interest/ });
      await step.focus();
      await page.keyboard.press('Enter');
      const open = await page.getByRole('button', { expanded: true }).allTextContents();
      return (
        open.filter((each) => !each.startsWith('Camera')).join() === 'Best interestDoneDelay could cause harm'
      );
    },
  },
  {
    name: 'Sheet keeps the focus inside and closes on Escape',
    address: '/#staff',
    holds: async (page) => {
      await page.getByRole('button', { name: 'Book a consultation' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      for (let n = 0; n < 20; n += 1) await page.keyboard.press('Tab');
      const inside = await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      return inside && (await focusedText(page)) === 'Book a consultation';
    },
  },
  {
    name: 'announce() reaches the live region',
    address: '/#overlays',
    holds: async (page) => {
      await page.getByRole('button', { name: 'Change lens' }).click();
      return (await page.locator('[aria-live=polite] p', { hasText: 'The lens was changed.' }).count()) === 1;
    },
  },
  {
    name: 'Nothing keeps moving under reduced motion',
    address: '/#messages',
    holds: async (page) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      const endless = await page.evaluate(
        () =>
          document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime === Infinity)
            .length,
      );
      return endless === 0;
    },
  },
];
