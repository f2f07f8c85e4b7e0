/** A number of several groups ("085 555 0111") that stays on one line. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
