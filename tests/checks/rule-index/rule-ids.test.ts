import { expect, test } from 'vitest';
import { rulesIn, rulesTested } from './rule-ids.ts';

const tested = (code: string) => [...rulesTested('x.test.ts', code)].sort();

test('parts count as their rule, and FHIR’s release is none', () => {
  expect([...rulesIn('R30.2 and R3, as FHIR R4 and an R4 transaction do; R123 is none')]).toEqual([
    'R30',
    'R3',
  ]);
});

test('a rule is tested by a test that is named after it', () => {
  expect(tested("test('[R30] waits for an answer', () => {});")).toEqual(['R30']);
  expect(tested("describe('[R13, R3.1] gates', () => {});")).toEqual(['R13', 'R3']);
  expect(tested("it.each([1])('[R2] %s', () => {});")).toEqual(['R2']);
  expect(tested('test(`[R17] ${browser}`, () => {});')).toEqual(['R17']);
  expect(tested("test.describe('[R28] intimate', () => {});")).toEqual(['R28']);
});

test('a comment, a plain mention, a skipped test and another call are no test', () => {
  expect(tested("// test('[R30] waits', () => {});")).toEqual([]);
  expect(tested("test('R30 waits', () => {});")).toEqual([]);
  expect(tested("test.skip('[R30] waits', () => {});")).toEqual([]);
  expect(tested("test.todo('[R30] waits');")).toEqual([]);
  expect(tested("say('[R30] waits');")).toEqual([]);
});
