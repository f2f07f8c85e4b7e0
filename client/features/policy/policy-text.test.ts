import { expect, test } from 'vitest';
import { blocksOf } from './policy-text.ts';

test('headings, points and paragraphs, whatever lines lie between', () => {
  expect(blocksOf('# One\nFirst.\n\nSecond.\n- a\n-  b \n\n- c\n#not a heading\n-not a point')).toEqual([
    { kind: 'heading', text: 'One' },
    { kind: 'paragraph', text: 'First.' },
    { kind: 'paragraph', text: 'Second.' },
    { kind: 'list', items: ['a', 'b'] },
    { kind: 'list', items: ['c'] },
    { kind: 'paragraph', text: '#not a heading' },
    { kind: 'paragraph', text: '-not a point' },
  ]);
  expect(blocksOf(' \n\n')).toEqual([]);
});
