import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffOf, type Run } from './wording-diff.ts';

const side = (runs: readonly Run[], change: 'added' | 'removed') =>
  runs
    .filter((run) => run.change === 'same' || run.change === change)
    .map(({ text }) => text)
    .join('');

describe('what changed between two texts', () => {
  it('is nothing between a text and itself', () => {
    expect(diffOf('You can say no.', 'You can say no.')).toEqual([
      { change: 'same', text: 'You can say no.' },
    ]);
  });

  it('is said word by word', () => {
    expect(diffOf('You can say no.', 'You may say no.')).toEqual([
      { change: 'same', text: 'You ' },
      { change: 'removed', text: 'can' },
      { change: 'added', text: 'may' },
      { change: 'same', text: ' say no.' },
    ]);
  });

  it('loses and invents nothing, whatever the texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c ', ' ', '\n\n', 'stop.'))
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = diffOf(before, after);
        expect(side(runs, 'removed')).toBe(before);
        expect(side(runs, 'added')).toBe(after);
      }),
    );
  });
});
