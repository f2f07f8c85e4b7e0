import { expect, it } from 'vitest';
import { filled, joined, paragraphsOf } from './wording-words.ts';

it('[R3] paragraphs come out of the field as they went in, whatever empty lines were typed', () => {
  const paragraphs = ['One thing.', 'Another thing.'];
  expect(paragraphsOf(joined(paragraphs))).toEqual(paragraphs);
  expect(paragraphsOf('One\nthing.\n \n\n\nAnother   thing.\n\n')).toEqual(paragraphs);
  expect(paragraphsOf(' \n\n ')).toEqual([]);
});

it('[R3] a preview names everybody, and a name that looks like a placeholder stays a name', () => {
  const names = { doctor: 'Dr {patient}', practice: 'P', healthmail: 'h@h', patient: 'Oisín' };
  const words = { title: '{doctor}', paragraphs: ['{practice} {healthmail}'], question: '{patient}?' };
  expect(filled(words, { ...names, doctor: 'Dr Byrne' })).toEqual({
    title: 'Dr Byrne',
    paragraphs: ['P h@h'],
    question: 'Oisín?',
  });
});
