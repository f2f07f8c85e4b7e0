import { describe, expect, test } from 'vitest';
import { SHIPPED } from './wording-texts.ts';
import { wordingBlockers, wordingWarnings } from './wording.rules.ts';

const TAKE = {
  title: 'Photographs',
  paragraphs: [
    '{doctor} may take photographs. You can say no.',
    'You can stop more photographs at any time. Ones already in your record may have to stay.',
  ],
  question: 'Is that all right?',
};
const rules = (id: string, text: typeof TAKE) => wordingBlockers(id, text).map(({ rule }) => rule);

test.each(SHIPPED.map((text) => [text.id, text] as const))(
  '[R3] what ships loses nothing: %s',
  (id, text) => {
    expect(wordingBlockers(id, text)).toEqual([]);
  },
);

test('[R3] a text that nobody knows is refused by name, also one that every object has', () => {
  for (const id of ['constructor', 'to-string', 'valueOf', 'constructor.adult', '__proto__'])
    expect(wordingBlockers(id, TAKE).map(({ text }) => text)).toEqual(['There is no such text.']);
});

describe('what a practice’s own words may not lose', () => {
  test('[R3] its own words are welcome as long as all is said', () => {
    expect(rules('photographs-take', TAKE)).toEqual([]);
  });

  test.each([
    ['left out', [TAKE.paragraphs[0] ?? '']],
    ['softened', ['You can say no.', 'You can stop at any time and everything is deleted.']],
  ])('[R3] the stop sentence, %s', (_, paragraphs) => {
    expect(rules('photographs-take', { ...TAKE, paragraphs })).toEqual(['R3']);
  });

  test('[R3] the stop sentence is that of the reader', () => {
    expect(rules('photographs-take.easy', TAKE)).toEqual(['R3']);
    expect(rules('photographs-take.representative', TAKE)).toEqual(['R3']);
  });

  test.each([
    ['two questions', 'Is that all right? Are you sure?'],
    ['no question', 'That is all right.'],
    ['a sentence before it', 'You will be fine. Is that all right?'],
  ])('[R3] one question and nothing else: %s', (_, question) => {
    expect(rules('photographs-take', { ...TAKE, question })).toEqual(['R3']);
  });

  test('[R3] a name that nobody fills in', () => {
    expect(rules('photographs-take', { ...TAKE, title: 'For {nurse}' })).toEqual(['R3']);
    expect(rules('photographs-take', { ...TAKE, title: 'For {patient' })).toEqual(['R3']);
    expect(rules('photographs-take', { ...TAKE, title: 'For {patient} at {practice}' })).toEqual([]);
  });

  test('[R10] the sentence that is acknowledged', () => {
    const text = { title: 'Limits', paragraphs: ['Video is not a visit.'], question: 'I understand.' };
    expect(rules('limitations', text)).toEqual(['R10']);
    // Said above the sentence, it would not be what is acknowledged.
    const above = { ...text, paragraphs: ['I know that a physical examination may still be needed.'] };
    expect(rules('limitations', above)).toEqual(['R10']);
    const asked = { ...text, question: 'Do you know that a physical examination may still be needed?' };
    expect(rules('limitations', asked)).toEqual(['R3', 'R10']);
  });

  test('[R14] [R15] the Healthmail address, and what may not be secure or encrypted', () => {
    const text = { title: 'Your phone', paragraphs: ['Take care of it.'], question: 'I have read this.' };
    expect(rules('device-notice', text)).toEqual(['R14', 'R15', 'R15']);
    const said = [
      'Your phone may not be secure.',
      'E-mail may not be secure or encrypted. Use {healthmail}.',
    ];
    expect(rules('device-notice', { ...text, paragraphs: said })).toEqual([]);
  });

  test('[R30] what a chaperone sees and when, their name, and that the person may be refused', () => {
    const text = { title: 'A chaperone', paragraphs: ['They are kind.'], question: 'Would you like one?' };
    expect(rules('chaperone', text)).toEqual(['R30', 'R30', 'R30', 'R30']);
  });

  test('[R12] [R34] that nothing is recorded, and another way for whoever says no', () => {
    const text = { title: 'Video', paragraphs: ['{doctor} calls you.'], question: 'Is that all right?' };
    expect(rules('video', text)).toEqual(['R34', 'R12']);
    const recorded = { ...text, paragraphs: ['We record it. There is another way.'] };
    expect(rules('video', recorded)).toEqual(['R34']);
  });

  test('[R1] [R17] [R27] who sees photographs, that nothing is saved, that it can be stopped', () => {
    const stop = TAKE.paragraphs[1] ?? '';
    expect(rules('photographs-store', { ...TAKE, paragraphs: [stop] })).toEqual(['R1', 'R17']);
    const look = { title: 'Looking', paragraphs: ['{doctor} looks.'], question: 'Is that all right?' };
    expect(rules('examination', look)).toEqual(['R27']);
    expect(rules('own-view.child', { ...look, question: 'How do you feel?' })).toEqual(['R5']);
  });

  test('[R3] a text that does not exist', () => {
    expect(rules('nothing', TAKE)).toEqual(['R3']);
  });
});

describe('what somebody should read again', () => {
  const warned = (change: Partial<typeof TAKE>) =>
    wordingWarnings('photographs-take', { ...TAKE, ...change }).map(({ rule, text }) => `${rule} ${text}`);

  test('is nothing in a careful text', () => {
    expect(warned({})).toEqual([]);
  });

  test('[R15] a promise that is not true', () => {
    expect(warned({ title: 'Completely safe photographs' })[0]).toMatch(/^R15 It promises more/);
  });

  test('[R3] pressing for a yes, a nameless doctor, a sentence nobody of 11 can read', () => {
    expect(warned({ title: 'You should agree' })[0]).toMatch(/^R3 It presses/);
    expect(warned({ paragraphs: ['Somebody may take photographs.'] })[0]).toMatch(/^R3 It does not name/);
    const long = `${'and then '.repeat(14)}it ends.`;
    expect(warned({ paragraphs: ['{doctor} calls.', long] })[0]).toMatch(/^R3 A long sentence/);
  });
});
