import type { WordingRef } from '../../../shared/consultation.ts';
import type { PracticeId } from '../../../shared/ids.ts';
import type { PatientWordings, Wording } from '../../../shared/views.ts';
import type { Reader as Db } from '../../platform/database.ts';
import { sha256 } from '../../platform/keys/hash.ts';
import { PLACEHOLDERS } from './wording.rules.ts';
import { SHIPPED, viewId, wordingId } from './wording-texts.ts';
import type { Band, Reader, Topic, WordingText } from './wording-texts.ts';

/** The wordings in force at a practice, by id. */
export type Wordings = ReadonlyMap<string, WordingText>;

/** What a wording may name. */
export interface Names {
  readonly practice: string;
  readonly doctor: string;
  /** R14. */
  readonly healthmail: string;
  readonly patient: string;
}

/** R3: of the versioned text itself, before names, so that it can be found again among the kept versions. */
export const hashOf = (text: Pick<WordingText, 'title' | 'paragraphs' | 'question'>): string =>
  sha256(JSON.stringify([text.title, text.paragraphs, text.question]));

const textWith = (wordings: Wordings, id: string): WordingText => {
  const text = wordings.get(id);
  if (!text) throw new Error(`no wording ${id}`);
  return text;
};

const textOf = (wordings: Wordings, topic: Topic, reader: Reader): WordingText =>
  textWith(wordings, wordingId(topic, reader));

const refOf = (text: WordingText): WordingRef => ({
  id: text.id,
  version: text.version,
  sha256: hashOf(text),
  language: text.language,
});

const fill = (text: WordingText, names: Names): Wording => {
  const put = (line: string): string =>
    PLACEHOLDERS.reduce((filled, name) => filled.replaceAll(`{${name}}`, () => names[name]), line);
  return {
    ...text,
    sha256: hashOf(text),
    title: put(text.title),
    paragraphs: text.paragraphs.map(put),
    question: put(text.question),
  };
};

/** A wording as it is read, with names filled in. */
export const wordingOf = (wordings: Wordings, topic: Topic, reader: Reader, names: Names): Wording =>
  fill(textOf(wordings, topic, reader), names);

/** R5: how somebody is asked what they think. */
export const viewWording = (wordings: Wordings, band: Band, names: Names): Wording =>
  fill(textWith(wordings, viewId(band)), names);

/** Is this the text in force by which somebody of this band is asked what they think? */
export const isViewWording = (wordings: Wordings, band: Band, shown: WordingRef): boolean =>
  sameRef(refOf(textWith(wordings, viewId(band))), shown);

const sameRef = (one: WordingRef, other: WordingRef): boolean =>
  one.id === other.id &&
  one.version === other.version &&
  one.sha256 === other.sha256 &&
  one.language === other.language;

/** Every wording of the steps before the call. */
export const patientWordings = (wordings: Wordings, reader: Reader, names: Names): PatientWordings => {
  const of = (topic: Topic): Wording => wordingOf(wordings, topic, reader, names);
  return {
    video: of('video'),
    limitations: of('limitations'),
    deviceNotice: of('deviceNotice'),
    chaperone: of('chaperone'),
    take: of('take'),
    store: of('store'),
  };
};

/** A wording in force as a consent records it. */
export const wordingRef = (wordings: Wordings, topic: Topic, reader: Reader): WordingRef =>
  refOf(textOf(wordings, topic, reader));

/** R3: the wording in force that somebody's page showed, or undefined when it showed another. */
export const shownWording = (
  wordings: Wordings,
  topic: Topic,
  readers: readonly Reader[],
  shown: WordingRef,
): WordingRef | undefined =>
  readers.map((reader) => wordingRef(wordings, topic, reader)).find((ref) => sameRef(ref, shown));

/** R3: keeps every version that was ever shown, so that a consent's wording stays readable. Runs at every start. */
export const keepWordings = async (db: Db): Promise<void> => {
  const rows = SHIPPED.map((text) => ({
    id: text.id,
    version: text.version,
    language: text.language,
    sha256: hashOf(text),
    content: JSON.stringify({ title: text.title, paragraphs: text.paragraphs, question: text.question }),
  }));
  await db
    .insertInto('wording')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
};

const SHIPPED_BY_ID: Wordings = new Map(SHIPPED.map((text) => [text.id, text]));

/** Shipped texts, and over them the practice's own newest ones. */
export const loadWordings = async (db: Db, practiceId: PracticeId): Promise<Wordings> => {
  const own = await db
    .selectFrom('wording')
    .select(['id', 'version', 'language', 'content'])
    .distinctOn('id')
    .where('practice_id', '=', practiceId)
    .orderBy('id')
    .orderBy('version', 'desc')
    .execute();
  if (own.length === 0) return SHIPPED_BY_ID;
  const texts = own.map(({ content, ...row }) => ({ ...row, ...content }));
  return new Map([...SHIPPED_BY_ID, ...texts.map((text): [string, WordingText] => [text.id, text])]);
};

/** Which wordings somebody may have read: their own, and the easier one of an adult. */
export const readersFor = (age: number, by: string | null, adult: number): readonly Reader[] => {
  if (by !== null) return ['representative'];
  return age < adult ? ['young', 'easy'] : ['adult', 'easy'];
};
