import { expect, test } from 'vitest';
import { readable } from './findings.ts';

const finding = { screen: 'today/today', kind: 'sideways', detail: '410 of 390 px', at: '390 light' };

test('the same finding at two sizes is one entry that names both', () => {
  expect(readable([finding, { ...finding, at: '390 dark' }])).toEqual([
    'today/today',
    '    sideways: 410 of 390 px\n      at 390 light, 390 dark',
  ]);
});

test('findings of one screen stand together under its name', () => {
  const other = { ...finding, screen: 'record/record' };
  const lines = readable([finding, other, { ...finding, detail: '500 of 390 px' }]);
  expect(lines.filter((line) => !line.startsWith(' '))).toEqual(['today/today', 'record/record']);
  expect(lines).toHaveLength(5);
});

test('nothing wrong is nothing to say', () => {
  expect(readable([])).toEqual([]);
});
