import type { Page } from '@playwright/test';
import type { Subject } from './subject.ts';

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).last().click();

const primitive = (id: string, title: string, address: string, open?: Subject['open']): Subject => ({
  feature: 'primitives',
  id,
  title,
  address,
  ...(open ? { open } : {}),
});

const book = press('Book a');

/** The interface kit's pages, with what opens over them. At `/v` they have the patient's sizes. */
export const primitives: readonly Subject[] = [
  primitive('controls', 'Controls', '/v#controls'),
  primitive('controls-dense', 'Controls, dense', '/#controls'),
  primitive('messages', 'Messages', '/v#messages'),
  primitive('messages-dense', 'Messages, dense', '/#messages'),
  primitive('patient-page', 'A patient’s page', '/v#patient'),
  primitive('staff-page', 'A staff page', '/#staff'),
  primitive('staff-sheet', 'A panel with every staff field', '/#staff', book),
  primitive('staff-calendar', 'A calendar', '/#staff', async (page) => {
    await book(page);
    await press(/calendar/i)(page);
  }),
  primitive('staff-combobox', 'Suggestions while typing', '/#staff', async (page) => {
    await book(page);
    await page.getByRole('combobox', { name: 'Patient' }).fill('sio');
    await page.getByRole('option').first().waitFor();
  }),
  primitive('call-page', 'The call', '/#call'),
  primitive('call-menu', 'A menu over the call', '/#call', press('Camera')),
  primitive('dialog', 'A dialog', '/#overlays', press('Ask before')),
  primitive('takeover', 'A takeover', '/#overlays', press('Photograph mo')),
  primitive('toasts', 'Toasts and a tooltip', '/#overlays', async (page) => {
    await press('Done toast')(page);
    await press('Attention toast')(page);
    await page.getByRole('button', { name: 'Change lens' }).focus();
  }),
];
