import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import type { GpActor } from './gp.ts';

/** Somebody with a document, as the GP names them. */
export interface NamedPerson {
  readonly name: string;
  readonly relationship: string;
  /** Words of the authority, as the list shows it. */
  readonly basis: string;
  readonly document: string;
  /** Day, month and year, as they are typed. */
  readonly inForceFrom: string;
  readonly covers: string;
}

/** A parent in another place, as the GP names them. */
export interface ParentElsewhere {
  readonly name: string;
  readonly relationship: string;
  readonly verified: string;
}

/** The GP at "Who decides": raises a doubt, assesses, names, removes, reasons. */
export class DecidingGp {
  readonly #doctor: GpActor;

  constructor(doctor: GpActor) {
    this.#doctor = doctor;
  }

  rail(): Locator {
    return this.#doctor.rail();
  }

  /** Shows something in the step, which folds away by itself with those before the call once nothing is left in it. */
  async show(inside: Locator): Promise<void> {
    const folded = this.rail().getByRole('button', { name: 'Show the steps before the call' });
    await expect(async () => {
      if (await folded.isVisible()) await folded.click({ timeout: 2000 });
      await this.#doctor.step('Who decides');
      await expect(inside).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 30_000 });
  }

  answer(question: string, answer: 'Yes' | 'No'): Promise<void> {
    return this.#doctor.button(answer, this.rail().getByRole('group', { name: question })).click();
  }

  /** R6: by exception, from the menu: capacity is presumed. */
  async doubt(why: string): Promise<void> {
    const { page } = this.#doctor;
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Capacity' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What makes you doubt it, for this decision').fill(why);
    await this.#doctor.button('Record the doubt', dialog).click();
    await expect(dialog).toBeHidden();
  }

  /** The functional test: understands and communicates, neither retains nor weighs. */
  async findLacking(note: string): Promise<void> {
    await this.show(this.rail().getByLabel('What you saw and heard').first());
    await this.answer('Understands what it is about?', 'Yes');
    await this.answer('Keeps it in mind long enough to choose?', 'No');
    await this.answer('Uses and weighs it?', 'No');
    await this.answer('Can say their choice, by any means?', 'Yes');
    await this.rail().getByLabel('What you saw and heard').fill(note);
    await this.#doctor.button('Record the assessment', this.rail()).click();
    await expect(this.rail().getByText('Not: retains, weighs')).toBeVisible();
  }

  /** Names somebody who sits beside the patient and has a document. */
  async name(person: NamedPerson): Promise<void> {
    const rail = this.rail();
    const open = this.#doctor.button(/^Name somebody/, rail);
    await this.show(open);
    await open.click();
    await rail.getByLabel('Their name').fill(person.name);
    await rail.getByLabel(/^Who they are to/).fill(person.relationship);
    await rail.getByRole('button', { name: /What gives them a say/ }).click();
    await this.#doctor.page.getByRole('option', { name: person.basis }).click();
    await rail.getByLabel('The document').fill(person.document);
    await rail
      .getByRole('group', { name: /^In force from/ })
      .getByRole('spinbutton')
      .first()
      .click();
    await this.#doctor.page.keyboard.type(person.inForceFrom);
    await rail.getByRole('checkbox', { name: person.covers }).check();
    await rail.getByLabel('How you know').fill('Saw the document on the screen');
    await this.#doctor.choose('on the same screen');
    await this.#doctor.button('Save', rail).click();
    await expect(rail.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  }

  /** R4: names a parent who is a guardian and will join from elsewhere. @returns the link that is theirs alone */
  async nameParentElsewhere(parent: ParentElsewhere): Promise<string> {
    const rail = this.rail();
    const open = this.#doctor.button(/^Name somebody/, rail);
    await this.show(open);
    await open.click();
    await rail.getByLabel('Their name').fill(parent.name);
    await rail.getByLabel(/^Who they are to/).fill(parent.relationship);
    await rail.getByRole('button', { name: /What gives them a say/ }).click();
    await this.#doctor.page.getByRole('option', { name: 'Parent who is a guardian' }).click();
    await rail.getByLabel('How you know').fill(parent.verified);
    await this.#doctor.choose('From elsewhere');
    await this.#doctor.button('Save', rail).click();
    await this.#doctor.button('Make their link', this.card(parent.name)).click();
    const dialog = this.#doctor.page.getByRole('dialog');
    const link = await dialog.getByLabel(`${parent.name}’s link`, { exact: true }).inputValue();
    await this.#doctor.button('Done', dialog).click();
    return link;
  }

  /** R5: what follows from an objection. */
  async goOnAfterObjection(why: string): Promise<void> {
    await this.show(this.rail().getByText(/^Stop: .* objects/));
    await this.#doctor.choose('Only where waiting would be worse');
    await this.rail().getByLabel('Why', { exact: true }).fill(why);
    await this.#doctor.button('Record the decision', this.rail()).click();
  }

  card(name: string): Locator {
    return this.rail().getByRole('article', { name });
  }

  async remove(name: string, why: string): Promise<void> {
    const removal = this.#doctor.button(`Remove ${name}`, this.rail());
    await this.show(removal);
    await removal.click();
    const dialog = this.#doctor.page.getByRole('dialog');
    await dialog.getByLabel('Why').fill(why);
    await this.#doctor.button('Remove', dialog).click();
    await expect(this.card(name)).toHaveCount(0);
  }
}
