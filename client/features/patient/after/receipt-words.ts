import type { Receipt } from '../../../../shared/views.ts';
import { clockTime, longDate, longDay } from '../../../words/practice-time.ts';

type ReceiptStill = Receipt['stills'][number];

/** When a photograph was taken; of the patient's own picture what they said, and when it came (R35). */
export function whenWords(
  { takenAt, ownPicture }: Pick<ReceiptStill, 'takenAt' | 'ownPicture'>,
  timeZone: string,
): string {
  const at = clockTime(takenAt, timeZone);
  if (ownPicture === null) return `at ${at}`;
  const taken = ownPicture.takenOn === null ? '' : `from ${longDay(ownPicture.takenOn)}, `;
  return `${taken}sent at ${at}`;
}

/** R3: what became of a photograph after the patient stopped photographs, in true words. */
export function withdrawalWords(
  { keep, at, by }: NonNullable<ReceiptStill['withdrawal']>,
  timeZone: string,
): string {
  if (keep === null || at === null)
    return `Photographs were stopped after this one. ${by} has not decided yet what becomes of it.`;
  const day = longDate(at, timeZone);
  return keep
    ? `Photographs were stopped after this one. ${by} decided on ${day} that it stays in your record. You can ask why.`
    : `Photographs were stopped after this one. ${by} had it destroyed on ${day}.`;
}
