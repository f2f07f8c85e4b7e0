import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

type Shoot = (name: string) => Promise<void>;
const noShoot: Shoot = async () => undefined;

export interface Booked {
  readonly consultationId: string;
  readonly patientId: string;
  readonly patientUrl: string;
}

/** The GP at their laptop: works the screen by the names of its controls. */
export class GpActor {
  readonly page: Page;
  readonly shoot: Shoot;
  readonly #origin: string;

  constructor(page: Page, origin: string, shoot: Shoot = noShoot) {
    this.page = page;
    this.shoot = shoot;
    this.#origin = origin;
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name });
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto(this.#origin);
    await this.page.getByLabel(/e-mail/i).fill(email);
    await this.page.getByLabel(/^password/i).fill(password);
    await this.shoot('sign-in');
    await this.button(/sign in/i).click();
    await expect(this.page.getByRole('heading', { name: 'Today' })).toBeVisible();
  }

  /** The day's first consultation and a link for its patient, from the menu of its line. */
  async copyLinkOf(patientName: string): Promise<Booked> {
    const line = this.page
      .getByRole('listitem')
      .filter({ hasText: patientName })
      .or(this.page.getByRole('row').filter({ hasText: patientName }))
      .first();
    await this.shoot('today');
    const link = this.page.waitForResponse((response) => response.url().endsWith('/patient-link'));
    await line.getByRole('button', { name: /more|menu|actions/i }).click();
    await this.page.getByRole('menuitem', { name: /link/i }).first().click();
    const response = await link;
    const { url } = (await response.json()) as { url: string };
    await this.shoot('patient-link');
    await this.page.keyboard.press('Escape');
    const consultationId = /consultations\/([^/]+)\//.exec(response.url())?.[1] ?? '';
    const today = (await (await this.page.request.get(`${this.#origin}/api/today`)).json()) as {
      entries: { id: string; patient: { id: string } }[];
    };
    const patientId = today.entries.find(({ id }) => id === consultationId)?.patient.id ?? '';
    return { consultationId, patientId, patientUrl: url };
  }

  async open(consultationId: string): Promise<void> {
    await this.page.goto(`${this.#origin}/consultations/${consultationId}`);
    await expect(this.rail()).toBeVisible();
  }

  rail(): Locator {
    return this.page.getByRole('navigation', { name: 'Checklist' });
  }

  #head(title: string): Locator {
    return this.rail()
      .getByRole('button', { name: new RegExp(`^${title}`) })
      .first();
  }

  /** A saved step has folded, and opened whatever is next: from here on a step that is pressed stays open. */
  #saved(title: string): Promise<void> {
    return expect(this.#head(title)).toHaveAttribute('aria-expanded', 'false');
  }

  /**
   * Opens a step of the checklist. A saved step opens the next one by itself, perhaps just as this presses it:
   * then it is pressed again.
   */
  async step(title: string): Promise<void> {
    const head = this.#head(title);
    await expect(async () => {
      const open = (await head.getAttribute('aria-expanded')) === 'true';
      if (!open) await head.click();
      await expect(head).toHaveAttribute('aria-expanded', 'true', { timeout: 2000 });
    }).toPass({ timeout: 20_000 });
  }

  /** Picks a card of a choice by its words, as a finger would. */
  async choose(words: string): Promise<void> {
    const card = this.rail().locator('label', { hasText: words }).first();
    await card.click();
    await expect(card.getByRole('radio')).toBeChecked();
  }

  /** The pre-call checklist. Each saved step opens the next one by itself. */
  async checklist(site = 'Forearm'): Promise<void> {
    await this.step('Best interest');
    await this.choose('Delay could cause harm');
    await this.button('Proceed remotely').click();
    await this.#saved('Best interest');
    await this.step('Way of looking');
    await this.choose('Video and photograph');
    await this.page
      .getByLabel('Why this way')
      .fill('Overview by video, the border of the rash by photograph');
    await this.shoot('checklist');
    await this.button('Save', this.rail()).click();
    await this.#saved('Way of looking');
    await this.step('Privacy');
    await this.button('I will not be interrupted').click();
    await this.#saved('Privacy');
    await this.plan(site);
    await this.#saved('Plan');
    await this.step('Why a photograph');
    await this.page
      .getByLabel(/Why a photograph is necessary/)
      .fill('The border and scale decide between eczema and tinea; the video does not resolve them.');
    await this.button('Save', this.rail()).click();
  }

  /** What would be looked at, on the left. */
  async plan(site: string): Promise<void> {
    await this.step('Plan');
    await this.page.getByRole('button', { name: /Part of the body/ }).click();
    await this.page.getByRole('option', { name: site, exact: true }).click();
    await this.choose('Left');
    await this.shoot('plan');
    await this.button('Save the plan').click();
  }

  async openConversation(patientName: string): Promise<void> {
    await this.button('Open the conversation').click();
    await this.button(`Admit ${patientName}`).first().click();
    const dialog = this.page.getByRole('dialog');
    if (await dialog.isVisible().catch(() => false)) await this.button(/^Admit/, dialog).click();
  }

  async admitChaperone(name: string): Promise<void> {
    await this.button(`Admit ${name}`).first().click();
    const dialog = this.page.getByRole('dialog');
    await expect(dialog).toBeVisible();
    await this.shoot('admit-chaperone');
    await dialog.getByRole('checkbox', { name: /will not be interrupted/ }).check();
    await this.button(`Admit ${name}`, dialog).click();
  }

  async explainExamination(): Promise<void> {
    await this.step('Opening');
    await this.shoot('opening');
    await this.button('All of it said and seen').click();
    await this.step('Limits of looking from afar');
    await this.button('I have told them').click();
    await this.step('Examination explained');
    await this.button('I have explained it').click();
  }

  async explainPhotographs(): Promise<void> {
    await this.step('Photographs explained');
    await this.button(/I have explained/).click();
  }

  shutter(): Locator {
    return this.page
      .getByRole('region', { name: 'Shutter' })
      .getByRole('button', { name: 'Take photograph', exact: true });
  }

  async press(): Promise<void> {
    await expect(this.shutter()).toBeEnabled();
    await this.shutter().click();
  }

  /** Ends the call; everyone leaves. */
  async end(): Promise<void> {
    await this.button('End call').click();
    await this.button('End the call', this.page.getByRole('dialog')).click();
  }

  /** After the call: reads the patient back, files the still, writes note and advice, closes. */
  async finish(): Promise<void> {
    await expect(this.button('Yes, file it')).toBeVisible();
    await this.shoot('finish');
    await this.page.getByLabel('Note on this still').fill('Inner side, scaly border');
    await this.button('Yes, file it').click();
    await this.page
      .getByLabel('Consultation note')
      .fill('Annular scaly plaque, left forearm. Likely tinea corporis.');
    await this.page
      .getByLabel('Safety-net advice')
      .fill('Ring the practice if it spreads, hurts or weeps, or is not better in two weeks.');
    await this.button('Save the note').click();
    await expect(this.button('Close the consultation')).toBeVisible();
    await this.shoot('finish-ready');
    await this.button('Close the consultation').click();
  }

  async openRecord(patientId: string): Promise<void> {
    await this.page.goto(`${this.#origin}/patients/${patientId}/record`);
    await expect(this.page.getByText(/not yet in the practice system/i).first()).toBeVisible();
  }
}
