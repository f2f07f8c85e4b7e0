import { expect, it } from 'vitest';
import { capitalised } from './capitalised.ts';

it('a first letter grows, an accent stays, and nothing stays nothing', () => {
  expect(capitalised('mother')).toBe('Mother');
  expect(capitalised('éiritheoir Áine')).toBe('Éiritheoir Áine');
  expect(capitalised('')).toBe('');
});
