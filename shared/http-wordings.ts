import * as z from 'zod/mini';
import { Instant, Sha256, line } from './text.ts';

/** A text in the words of a practice: a title, what is told, and the question or sentence at its end. */
export const WordingWords = z.object({
  title: line(120),
  paragraphs: z.array(line(800)).check(z.minLength(1), z.maxLength(8)),
  question: line(300),
});
export type WordingWords = z.infer<typeof WordingWords>;

const WordingId = z.string().check(z.regex(/^[a-z-]{1,40}(\.[a-z]{1,20})?$/));

/** One version of a text, as it was or is read. */
export const WordingVersion = z.extend(WordingWords, {
  id: z.string(),
  version: z.int(),
  sha256: Sha256,
  language: z.string(),
  at: Instant,
  /** Null: the text that Sightline came with. */
  byName: z.nullable(z.string()),
  /** This practice's own. */
  own: z.boolean(),
});
export type WordingVersion = z.infer<typeof WordingVersion>;

/** GET /api/wordings – every text that somebody reads before answering, with its versions, newest first. */
export const WordingList = z.object({
  texts: z.array(
    z.object({
      id: z.string(),
      /** What it is about: "video", "photographs-take", … */
      topic: z.string(),
      /** Who reads it: "adult", "easy", "young", "representative", "child", "deciding". */
      reader: z.string(),
      versions: z.array(WordingVersion),
    }),
  ),
  /** What stands for the names in a preview. */
  names: z.object({ doctor: z.string(), practice: z.string(), healthmail: z.string(), patient: z.string() }),
  timeZone: z.string(),
});
export type WordingList = z.infer<typeof WordingList>;

/** POST /api/wordings/check – what would be refused, and what to look at again. Changes nothing. */
export const CheckWording = z.object({ id: WordingId, words: WordingWords });
const Finding = z.object({ rule: z.string(), text: z.string() });
export const WordingChecked = z.object({ refused: z.array(Finding), warned: z.array(Finding) });
export type WordingChecked = z.infer<typeof WordingChecked>;

/** POST /api/wordings – a new version. `conflict` when somebody amended it since `basedOn`, or nothing is different. */
export const AmendWording = z.object({ id: WordingId, basedOn: Sha256, words: WordingWords });
export type AmendWording = z.infer<typeof AmendWording>;
