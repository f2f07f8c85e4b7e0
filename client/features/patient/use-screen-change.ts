import { useEffect } from 'react';
import { announce } from '../../ui/core/announce.ts';
import type { Appointment } from './appointment.ts';
import type { PatientScreen } from './patient-flow.ts';
import { playArrival } from './photograph/sounds.ts';

const keyOf = (screen: PatientScreen) =>
  screen.name === 'step' ? `${screen.step} ${screen.part}` : screen.name;

/** What has to happen when another screen comes: top of the page, the heading read, the call joined or ended. */
export function useScreenChange(screen: PatientScreen, appointment: Appointment, clinician: string): void {
  const key = keyOf(screen);
  useEffect(() => {
    window.scrollTo(0, 0);
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    // The new question is read aloud and the keyboard starts there, as on a page of its own.
    heading.tabIndex = -1;
    // A ring says "press me", and a heading cannot be pressed.
    heading.style.outline = 'none';
    heading.focus({ preventScroll: true });
  }, [key]);
  const { name } = screen;
  useEffect(() => {
    if (name === 'waiting' || name === 'call') appointment.join();
    if (name === 'receipt' || name === 'session_over' || name === 'in_person') appointment.hangUp();
    if (name === 'call') {
      announce(`${clinician} has let you in.`, 'assertive');
      playArrival();
    }
  }, [name, appointment, clinician]);
}
