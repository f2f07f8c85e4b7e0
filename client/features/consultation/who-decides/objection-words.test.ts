import { expect, it } from 'vitest';
import { decidingViews as views } from '../who-decides.fixtures.ts';
import { objectionWords } from './objection-words.ts';

it('[R5] says what the objection was, when and in whose words', () => {
  expect(objectionWords(views.objection)).toEqual([
    'Said no on their screen at 10:36: “I don’t want a photo of my tummy”.',
  ]);
});

it('[R5] a no of the patient’s own to photographs is an objection where another decides', () => {
  expect(objectionWords(views.elsewhereTalking)).toEqual(['Said no to photographs at 10:35.']);
});

it('[R5] what was noted after an objection does not replace it', () => {
  const view = views.objection;
  const noted = { ...view.statements.at(-1)!, kind: 'view_noted', view: 'unable', words: 'Hides' } as const;
  expect(objectionWords({ ...view, statements: [...view.statements, noted] })).toEqual(objectionWords(view));
});
