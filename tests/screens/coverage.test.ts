import { expect, test } from 'vitest';
import { FEATURES, missing, type Shown } from './coverage.ts';

const LONG = 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald';
const screen = (feature: string, id: string, words: string): Shown => ({
  subject: { feature, id, title: id, address: '/' },
  words,
});
const all = FEATURES.flatMap((feature) => [
  screen(feature, feature, 'Ordinary'),
  screen(feature, `${feature}-long-names`, `Hello\n${LONG}`),
]);

test('every feature with an ordinary and a long-names state is enough', () => {
  expect(missing(all, [...FEATURES])).toEqual([]);
});

test('a feature without screens is missing', () => {
  expect(
    missing(
      all.filter(({ subject }) => subject.feature !== 'record'),
      [],
    ),
  ).toEqual(['record: no screens']);
});

test('a screen that is only called long does not count', () => {
  const short = all.map((each) =>
    each.subject.feature === 'today' ? { ...each, words: 'Mary Walsh' } : each,
  );
  expect(missing(short, [])).toEqual(['today: no state that shows a long name']);
});

test('states alone are not an ordinary screen', () => {
  const states = all.filter(({ subject }) => subject.id !== 'finish');
  expect(missing(states, [])).toEqual(['finish: no ordinary state']);
});

test('a new feature folder must be named', () => {
  expect(missing(all, ['weather'])).toEqual([
    'weather: a feature without screens (tests/screens/coverage.ts names them)',
  ]);
});
