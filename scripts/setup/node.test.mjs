import { expect, it } from 'vitest';
import { isEnough } from './node.mjs';

it.each([
  ['18.20.8', false],
  ['20.20.2', false],
  ['22.17.1', false],
  ['22.18.0', true],
  ['24.0.0', true],
  ['26.1.0', true],
])('Node %s can run the project: %s', (version, enough) => {
  expect(isEnough(version)).toBe(enough);
});
