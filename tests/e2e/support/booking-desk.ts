import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import type { Booked } from './gp.ts';

export interface NewPatient {
  readonly name: string;
  readonly preferredName?: string;
  readonly born: readonly [string, string, string];
  readonly number: string;
  readonly phone?: string;
}

/** The GP at the day's list: finds or adds a patient, books, changes. */
export class BookingDesk {
  readonly page: Page;
  readonly #origin: string;
  /** Why each patient was booked from this desk last. */
  readonly #reasons = new Map<string, string>();

  constructor(page: Page, origin: string) {
    this.page = page;
    this.#origin = origin;
  }

  sheet(): Locator {
    return this.page.getByRole('dialog');
  }

  /**
   * The line of what this desk booked for the patient last, else the day's first of theirs. The demo's own appointments come
   * later in the day than one booked now, but earlier close to midnight.
   */
  line(patientName: string): Locator {
    const reason = this.#reasons.get(patientName);
    const lines = this.page.getByRole('row').filter({ hasText: patientName });
    if (reason === undefined) return lines.first();
    return lines.filter({ has: this.page.getByText(reason, { exact: true }) }).first();
  }

  /** Opens the sheet, looks for the name first, and adds the patient. */
  async addPatient({ name, preferredName, born, number, phone }: NewPatient): Promise<void> {
    await this.page.getByRole('button', { name: 'Book a consultation' }).click();
    const sheet = this.sheet();
    await sheet.getByLabel('Find a patient').fill(name);
    await sheet.getByRole('button', { name: 'Add a new patient' }).click();
    await expect(sheet.getByLabel('Full name')).toHaveValue(name);
    if (preferredName !== undefined) await sheet.getByLabel('Preferred name').fill(preferredName);
    const [day, month, year] = born;
    await sheet.getByLabel('Day').fill(day);
    await sheet.getByLabel('Month').fill(month);
    await sheet.getByLabel('Year').fill(year);
    await sheet.getByRole('textbox', { name: 'Practice number' }).fill(number);
    if (phone !== undefined) await sheet.getByLabel('Phone').fill(phone);
    await sheet.getByRole('button', { name: 'Add patient' }).click();
    await expect(sheet.getByRole('button', { name: 'Somebody else' })).toBeVisible();
  }

  /** Books a patient of the practice for now, so that the consultation is today's at any hour. */
  async bookKnown(patientName: string, reason: string): Promise<Booked> {
    await this.page.getByRole('button', { name: 'Book a consultation' }).click();
    const sheet = this.sheet();
    await sheet.getByLabel('Find a patient').fill(patientName);
    await sheet.getByRole('button', { name: `Choose ${patientName}` }).click();
    const booked = await this.bookNow(patientName, reason);
    await sheet.getByRole('button', { name: 'Done' }).click();
    return booked;
  }

  /** Types day and time into the sheet: `DDMMYYYY` and `HHMM`. */
  async typeMoment(day: string | null, time: string): Promise<void> {
    for (const [label, digits] of [
      ['Day', day],
      ['Time', time],
    ] as const) {
      if (digits === null) continue;
      const group = this.sheet().getByRole('group', { name: new RegExp(`^${label}`) });
      await group.getByRole('spinbutton').first().click();
      await this.page.keyboard.type(digits);
    }
  }

  /** Books the patient in the sheet for now. @returns ids and the link that the sheet shows */
  async bookNow(patientName: string, reason: string): Promise<Booked> {
    const sheet = this.sheet();
    this.#reasons.set(patientName, reason);
    await sheet.getByLabel('Reason').fill(reason);
    await sheet.getByRole('button', { name: 'Book and make the link' }).click();
    await expect(sheet.getByRole('heading', { name: 'Booked' })).toBeVisible();
    const patientUrl = await sheet.getByLabel(`${patientName}’s link`, { exact: true }).inputValue();
    const href = await sheet.getByRole('link', { name: 'Open the consultation' }).getAttribute('href');
    const consultationId = href?.split('/').at(-1) ?? '';
    const today = (await (await this.page.request.get(`${this.#origin}/api/today`)).json()) as {
      entries: { id: string; patient: { id: string } }[];
    };
    const patientId = today.entries.find(({ id }) => id === consultationId)?.patient.id ?? '';
    return { consultationId, patientId, patientUrl };
  }

  /** Chooses an action behind a line's "More" button. */
  async choose(patientName: string, action: string): Promise<void> {
    await this.line(patientName)
      .getByRole('button', { name: /^More for/ })
      .click();
    await this.page.getByRole('menuitem', { name: action }).click();
  }
}
