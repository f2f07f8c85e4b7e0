import { createContext, use } from 'react';
import type { StillSource } from '../../parts/still-source.ts';
import type { ConsultationScreenProps } from './consultation-props.ts';
import type { Place } from './steps.ts';

/** What every part of the consultation screen reads, so that no part hands it down by hand. */
export interface Consultation extends Omit<ConsultationScreenProps, 'stillSource' | 'openAt'> {
  /** The server's clock, ms since 1970. */
  readonly now: () => number;
  readonly stillSource: StillSource;
  /** Opens the step, dialog or zone where something is resolved. */
  readonly goTo: (place: Place) => void;
  /** A step is finished: the rail goes on to the next that needs the clinician. */
  readonly goOn: () => void;
}

export const ConsultationContext = createContext<Consultation | null>(null);

/** The consultation on this screen. Only inside `ConsultationScreen`. */
export function useConsultation(): Consultation {
  const consultation = use(ConsultationContext);
  if (!consultation) throw new Error('useConsultation is used outside ConsultationScreen');
  return consultation;
}
