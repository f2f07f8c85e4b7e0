import * as z from 'zod/mini';

/** Years 1000 to 2999: what every calendar, PostgreSQL and time zone of ours agree about. */
const inOurTimes = z.regex(/^[12]\d{3}-/);

/** No NUL and no half of a surrogate pair: PostgreSQL takes neither in text or JSON (RFC 8259, 8.2). */
const storable = z.regex(/^[^\p{Cs}\0]*$/u);

/** An instant, ISO 8601 in UTC with milliseconds ("2026-11-22T09:30:00.000Z"). */
export const Instant = z.iso.datetime().check(inOurTimes);
export type Instant = z.infer<typeof Instant>;

/** A calendar date without a time ("1957-03-02"). */
export const CalendarDay = z.iso.date().check(inOurTimes);
export type CalendarDay = z.infer<typeof CalendarDay>;

/** One line of text a person typed: trimmed, 1 to `max` characters. */
export const line = (max: number) => z.string().check(storable, z.trim(), z.minLength(1), z.maxLength(max));

/** A line that may be left empty. */
export const optionalLine = (max: number) => z.string().check(storable, z.trim(), z.maxLength(max));

/** A telephone number as people write it ("+353 21 555 0100", "(021) 555-0100"), or nothing. */
export const PhoneNumber = optionalLine(40).check(z.regex(/^$|^[+(]{0,2}\d[\d\s()./-]{3,}$/));

/** A SHA-256 digest in lower-case hexadecimal. */
export const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));
export type Sha256 = z.infer<typeof Sha256>;
