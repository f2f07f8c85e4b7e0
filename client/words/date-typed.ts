import { isoDateOf } from '../ui/core/date-of-birth.ts';

/**
 * A date of birth as people type it into a search field ("2/3/1957", "02.03.1957", "2-3-1957"; day first, as in
 * Ireland and the UK), as `YYYY-MM-DD`; null when the text is not one.
 */
export function dateTyped(text: string): string | null {
  const parts = /^\s*(\d{1,2})[\s/.-](\d{1,2})[\s/.-](\d{4})\s*$/.exec(text);
  if (!parts) return null;
  const [, day = '', month = '', year = ''] = parts;
  return isoDateOf({ day, month, year });
}
