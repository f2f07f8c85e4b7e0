import { useEffect } from 'react';
import { announce } from '../../../ui/core/announce.ts';
import { Announced } from './announced.ts';

const announced = new Announced(announce);

/** Says a sentence to screen readers for as long as it holds: it is cleared when it changes or its screen goes. */
export function useAnnouncement(sentence: string | null, urgency: 'polite' | 'assertive' = 'polite'): void {
  useEffect(() => (sentence === null ? undefined : announced.say(sentence, urgency)), [sentence, urgency]);
}
