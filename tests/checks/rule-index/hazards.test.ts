import { expect, test } from 'vitest';
import { hazardProblems } from './hazards.ts';
import { testNames } from './test-names.ts';

const TESTS = new Set(['[R19] both identifiers']);
const line = (rule: string, named: string) =>
  `| 1 | Wrong patient | haste | ${rule} | \`a.ts\` | ${named} | nothing |`;

test('a hazard with its rule and a test that is there is in order', () => {
  expect(hazardProblems(line('R19', '`[R19] both identifiers`'), TESTS)).toEqual([]);
});

test('a test that was renamed is found out', () => {
  expect(hazardProblems(line('R19', '`[R19] two identifiers`'), TESTS)).toEqual([
    'hazard 1 (Wrong patient): there is no test “[R19] two identifiers”',
  ]);
});

test('a hazard without a rule, or without a test, is found out', () => {
  expect(hazardProblems(line('', '`[R19] both identifiers`'), TESTS)).toEqual([
    'hazard 1 (Wrong patient) points at no rule',
  ]);
  expect(hazardProblems(line('R19', 'see the code'), TESTS)).toEqual([
    'hazard 1 (Wrong patient) names no test',
  ]);
});

test('a log that lost its hazards, or a cell, is found out', () => {
  expect(hazardProblems('# Hazard log', TESTS)).toEqual(['the hazard log has no hazards']);
  expect(hazardProblems('| 1 | Wrong patient | haste |', TESTS)).toEqual([
    'hazard 1 (Wrong patient) has 3 cells',
  ]);
});

test('names are taken as written; what is skipped, or only mentioned, is no test', () => {
  const code = [
    "test('[R1] one', () => {});",
    "it.each([1])('two %s', () => {});",
    "test.skip('three', () => {});",
    "test.todo('four');",
    "// test('five', () => {});",
    "describe('six', () => {});",
  ].join('\n');
  expect(testNames('x.test.ts', code)).toEqual(['[R1] one', 'two %s']);
});
