import type { WordingList, WordingVersion, WordingWords } from '../../../shared/http-wordings.ts';

const TOPICS: Readonly<Record<string, string>> = {
  video: 'Talking by video',
  limitations: 'What video cannot do',
  'device-notice': 'The own phone or computer',
  chaperone: 'A chaperone',
  'photographs-take': 'Taking photographs',
  'photographs-store': 'Keeping photographs',
  examination: 'The examination',
  'own-view': 'Their own view',
};
const READERS: Readonly<Record<string, string>> = {
  adult: 'Adult',
  easy: 'Easier words',
  young: '16 and 17',
  representative: 'Who decides',
};
const VIEWERS: Readonly<Record<string, string>> = {
  child: 'Under 12',
  young: 'Another decides',
  deciding: 'They decide',
};

type Text = WordingList['texts'][number];

/** What a text is about. */
export const topicWords = (topic: string): string => TOPICS[topic] ?? topic;

/** Who reads it. */
export const readerWords = ({ topic, reader }: Pick<Text, 'topic' | 'reader'>): string =>
  (topic === 'own-view' ? VIEWERS : READERS)[reader] ?? reader;

/** The topics in the order in which they are read. */
export const topicsOf = ({ texts }: WordingList): string[] => [...new Set(texts.map(({ topic }) => topic))];

/** Who wrote a version. */
export const writerWords = ({ byName, own }: WordingVersion): string =>
  own ? `by ${byName ?? 'somebody of the practice'}` : 'came with Sightline';

/** A text with names filled in, as it is read. */
export function filled(words: WordingWords, names: WordingList['names']): WordingWords {
  const put = (line: string) =>
    line
      .replaceAll('{doctor}', () => names.doctor)
      .replaceAll('{practice}', () => names.practice)
      .replaceAll('{healthmail}', () => names.healthmail)
      .replaceAll('{patient}', () => names.patient);
  return { title: put(words.title), paragraphs: words.paragraphs.map(put), question: put(words.question) };
}

/** Paragraphs as one field holds them: an empty line between two. */
export const joined = (paragraphs: readonly string[]): string => paragraphs.join('\n\n');

/** And back. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' ').trim())
    .filter((paragraph) => paragraph !== '');
