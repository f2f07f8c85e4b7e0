/** What stands in the three boxes, as typed. */
export interface DateParts {
  day: string;
  month: string;
  year: string;
}

/** Empty boxes. */
export const noDate: DateParts = { day: '', month: '', year: '' };

/** The calendar date as `YYYY-MM-DD`, or null while the parts do not make a real one (31 February, two-digit year). */
export function isoDateOf({ day, month, year }: DateParts): string | null {
  if (!/^\d{1,2}$/.test(day) || !/^\d{1,2}$/.test(month) || !/^\d{4}$/.test(year)) return null;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}
