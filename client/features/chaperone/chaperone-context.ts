import { createContext, use } from 'react';
import type { ChaperoneScreenProps } from './chaperone-props.ts';

interface Chaperoning extends Omit<ChaperoneScreenProps, 'stillSource'> {
  readonly stillSource: NonNullable<ChaperoneScreenProps['stillSource']>;
  /** The server's clock, ms since 1970. */
  readonly now: () => number;
}

export const ChaperoneContext = createContext<Chaperoning | null>(null);

/** The consultation as this chaperone has it. Only inside `ChaperoneScreen`. */
export function useChaperoning(): Chaperoning {
  const chaperoning = use(ChaperoneContext);
  if (!chaperoning) throw new Error('useChaperoning is used outside ChaperoneScreen');
  return chaperoning;
}
