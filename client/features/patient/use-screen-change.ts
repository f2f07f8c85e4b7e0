import { useEffect } from 'react';
import type { Appointment } from './appointment.ts';
import { useAnnouncement } from './parts/use-announcement.ts';
import type { PatientScreen } from './patient-flow.ts';
import { playArrival } from './photograph/sounds.ts';

const keyOf = (screen: PatientScreen) =>
  screen.name === 'step' ? `${screen.step} ${screen.part}` : screen.name;

/** No picture or sound is wanted here, but may be again. */
const RESTING = new Set<PatientScreen['name']>(['alternatives', 'alternative_noted']);

/** The new question is read aloud and the keyboard starts there, as on a page of its own. */
export function focusHeading(): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  if (!heading) return;
  heading.tabIndex = -1;
  // A ring says "press me", and a heading cannot be pressed.
  heading.style.outline = 'none';
  heading.focus({ preventScroll: true });
}

/** What has to happen when another screen comes: top of the page, the heading read, the call joined or ended. */
export function useScreenChange(screen: PatientScreen, appointment: Appointment, clinician: string): void {
  const key = keyOf(screen);
  useEffect(() => {
    window.scrollTo(0, 0);
    focusHeading();
  }, [key]);
  const { name } = screen;
  useAnnouncement(name === 'call' ? `${clinician} has let you in.` : null, 'assertive');
  useEffect(() => {
    if (name === 'waiting' || name === 'call') appointment.join();
    if (name === 'receipt' || name === 'session_over' || name === 'in_person') appointment.hangUp();
    if (RESTING.has(name)) appointment.rest();
    if (name === 'call') playArrival();
  }, [name, appointment]);
}
