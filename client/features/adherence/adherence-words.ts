import type { Adherence, AdherenceDays, FigureId } from '../../../shared/http-adherence.ts';
import { shortDay } from '../../words/practice-time.ts';

/** What a figure's list is called. */
export const FIGURE_WORDS: Record<FigureId, { readonly title: string; readonly list: string }> = {
  consent: {
    title: 'Stills with complete consent',
    list: 'Stills without a confirmed yes to taking and to keeping, given before they were stored',
  },
  necessity: {
    title: 'Stills with a written reason',
    list: 'Stills for which no reason was written',
  },
  filing: { title: 'Time to filing', list: 'Every still that was filed, the slowest first' },
  unfiled: { title: 'Unfiled now', list: 'Neither filed nor discarded, the oldest first, however old' },
  chaperone: {
    title: 'Chaperone offered',
    list: 'Every consultation that took place, and what became of the offer',
  },
  overrides: {
    title: 'Emergency and under-18 overrides',
    list: 'Examinations and photographs that went on past a rule',
  },
  break_glass: {
    title: 'Break-glass',
    list: 'Records that were opened by a GP who does not treat the patient',
  },
};

export const PERIOD_WORDS: Record<AdherenceDays, string> = {
  '30': '30 days',
  '90': '90 days',
  '365': '12 months',
};

/** "63 %": rounded down, so that 100 % is all of them. Null where there is nothing to have a share of. */
export const percent = (part: number, of: number): string | null =>
  of === 0 ? null : `${String(Math.floor((part / of) * 100))} %`;

/** "4 min", "3 h 5 min", "2 days" */
export function minutesWords(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${String(whole)} min`;
  if (whole < 2880) {
    const rest = whole % 60;
    return `${String(Math.floor(whole / 60))} h${rest === 0 ? '' : ` ${String(rest)} min`}`;
  }
  return `${String(Math.floor(whole / 1440))} days`;
}

/** A step of the filing times: "within 5 min", "longer". */
export const stepWords = (within: number | null): string => {
  if (within === null) return 'longer';
  return within === 1440 ? '≤ 1 day' : `≤ ${minutesWords(within)}`;
};

/** "Week of 23 Nov 2026", "November 2026" */
export const binWords = (day: string, bin: Adherence['bin']): string =>
  bin === 'week' ? `Week of ${shortDay(day)}` : shortDay(day).replace(/^\d+ /, '');

/** "3 waiting for review", or that none is. */
export const waitingWords = (waiting: number, count: number): string => {
  if (count === 0) return 'None';
  return waiting === 0 ? 'All reviewed' : `${String(waiting)} waiting for review`;
};
