import * as z from 'zod/mini';

/** An instant, ISO 8601 in UTC with milliseconds ("2026-11-22T09:30:00.000Z"). */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

/** A calendar date without a time ("1957-03-02"). */
export const CalendarDay = z.iso.date();
export type CalendarDay = z.infer<typeof CalendarDay>;

/** One line of text a person typed: trimmed, 1 to `max` characters. */
export const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));

/** A line that may be left empty. */
export const optionalLine = (max: number) => z.string().check(z.trim(), z.maxLength(max));

/** A SHA-256 digest in lower-case hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Sha256 = z.infer<typeof Sha256>;
