import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

type Shoot = (name: string) => Promise<void>;
const noShoot: Shoot = async () => undefined;

/** The chaperone: a signed-in member of staff who joins from the day's list. */
export class ChaperoneActor {
  readonly page: Page;
  readonly shoot: Shoot;
  readonly #origin: string;

  constructor(page: Page, origin: string, shoot: Shoot = noShoot) {
    this.page = page;
    this.shoot = shoot;
    this.#origin = origin;
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.page.goto(this.#origin);
    await this.page.getByLabel(/e-mail/i).fill(email);
    await this.page.getByLabel(/^password/i).fill(password);
    await this.page.getByRole('button', { name: /sign in/i }).click();
    await expect(this.page.getByRole('heading', { name: 'Today' })).toBeVisible();
    await this.shoot('today');
  }

  async join(consultationId: string): Promise<void> {
    await this.page.goto(`${this.#origin}/chaperone/${consultationId}`);
    await expect(this.page.getByText(/Seán|patient/i).first()).toBeVisible();
    await this.shoot('waiting');
  }
}
