import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

type Shoot = (name: string) => Promise<void>;
const noShoot: Shoot = async () => undefined;

/** What they say before the call; the rest is answered in the ordinary way. */
interface Answers {
  readonly chaperone: 'Yes' | 'No';
  readonly prefers?: 'A woman' | 'A man';
  /** R5: what a young person taps when they are asked what they think; absent for adults. */
  readonly ownView?: string;
}

/** The patient at their phone: taps what a person would tap, by its name. */
export class PatientActor {
  readonly page: Page;
  readonly shoot: Shoot;

  constructor(page: Page, shoot: Shoot = noShoot) {
    this.page = page;
    this.shoot = shoot;
  }

  button(name: string | RegExp, within: Page | Locator = this.page): Locator {
    return within.getByRole('button', { name });
  }

  answer(question: RegExp, answer: string | RegExp): Promise<void> {
    return this.button(answer, this.page.getByRole('group', { name: question })).click();
  }

  heading(name: string | RegExp): Promise<void> {
    return expect(this.page.getByRole('heading', { name }).first()).toBeVisible();
  }

  /** Opens the link and says the date of birth. */
  async arrive(url: string, [day, month, year]: readonly [string, string, string]): Promise<void> {
    await this.page.goto(url);
    await this.shoot('link');
    await this.page.getByRole('button').first().click();
    await this.page.getByLabel('Day').fill(day);
    await this.page.getByLabel('Month').fill(month);
    await this.page.getByLabel('Year').fill(year);
    await this.shoot('date-of-birth');
    await this.button('Continue').click();
  }

  /** The questions before the call, answered in the ordinary way, up to the waiting room. */
  async prepare(answers: Answers): Promise<void> {
    await this.checkDevices();
    await this.answerQuestions(answers);
  }

  /** The same without camera and sound. */
  async answerQuestions({ chaperone, prefers, ownView }: Answers): Promise<void> {
    await this.page.getByLabel('Where you are').fill('4 Sea Road, Galway, H91 AB12');
    await this.page.getByLabel('A number to call you back').fill('085 555 0101');
    await this.shoot('where');
    await this.button('Continue').click();
    await this.answer(/somewhere private/, 'Yes');
    await this.answer(/comfortable there/, 'Yes');
    await this.answer(/anyone with you/, 'No');
    await this.shoot('privacy');
    await this.button('Continue').click();
    await this.heading('A question only for you');
    await this.shoot('safe');
    await this.answer(/safe for you to talk/, 'Yes');
    await this.heading('Talking by video');
    await this.shoot('video');
    await this.answer(/talk by video/, 'Yes');
    await this.heading('What video cannot do');
    await this.shoot('limits');
    await this.button(/physical examination may still be needed/).click();
    await this.heading('About your own phone or computer');
    await this.shoot('device-notice');
    await this.button('I have read this').click();
    await this.heading('Would you like a chaperone?');
    await this.shoot('chaperone');
    await this.answer(/chaperone to be there/, chaperone);
    if (prefers) await this.page.locator('label', { hasText: prefers }).click();
    if (chaperone === 'Yes') await this.button('Continue').click();
    await this.heading('Taking photographs');
    await this.shoot('photographs-take');
    await this.answer(/agree to photographs being taken/, 'Yes');
    await this.heading('Keeping photographs in your record');
    await this.shoot('photographs-store');
    await this.answer(/agree to photographs being kept/, 'Yes');
    if (ownView !== undefined) await this.sayOwnView(ownView);
    await this.shoot('ready');
    await this.button('Go to the waiting room').click();
    await this.heading(/waiting room/);
    await this.shoot('waiting');
  }

  /** R5: taps what they think, and sends it. */
  async sayOwnView(view: string): Promise<void> {
    await this.answer(/How do you feel about that/, view);
    await this.button('Tell the doctor').click();
  }

  /** R3, R5: stops photographs, in the call. */
  async stopPhotographs(): Promise<void> {
    await this.button('Stop…').click();
    await this.button('Stop photographs', this.page.getByRole('dialog')).click();
    await expect(this.page.getByRole('dialog')).toBeHidden();
  }

  async checkDevices(): Promise<void> {
    await this.shoot('devices');
    await this.button('Turn on camera and microphone').click();
    await expect(this.button('I can see myself')).toBeVisible({ timeout: 20_000 });
    await this.shoot('camera');
    await this.button('I can see myself').click();
    await this.button('Play a sound').click();
    await this.shoot('speaker');
    await this.answer(/hear it/, 'Yes');
  }

  async agreeToExamination(): Promise<void> {
    await expect(this.page.getByRole('group', { name: /agree to this examination/ })).toBeVisible();
    await this.shoot('ask-examination');
    await this.answer(/agree to this examination/, 'Yes');
  }

  async confirmPhotographs(): Promise<void> {
    await expect(this.button('Yes, still right')).toBeVisible();
    await this.shoot('ask-photographs');
    await this.button('Yes, still right').click();
  }

  async acceptChaperone(name: string): Promise<void> {
    await expect(this.page.getByText(name).first()).toBeVisible();
    await this.shoot('ask-chaperone');
    await this.answer(/to be there/, 'Yes');
    await this.answer(/still comfortable/, 'Yes');
  }
}
