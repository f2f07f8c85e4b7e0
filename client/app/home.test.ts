import { expect, test } from 'vitest';
import { homeOf, isFor } from './home.ts';

test('[R1] a manager begins at the board and is led away from clinical pages', () => {
  expect(homeOf('manager')).toBe('/adherence');
  for (const path of ['/today', '/unfiled', '/patients', '/patients/x/record'])
    expect(isFor('manager', path)).toBe(false);
  for (const path of ['/adherence', '/adherence/consent', '/review', '/policy', '/access-requests'])
    expect(isFor('manager', path)).toBe(true);
});

test('a clinician begins at the day and has no board', () => {
  for (const role of ['gp', 'chaperone'] as const) {
    expect(homeOf(role)).toBe('/today');
    expect(isFor(role, '/adherence')).toBe(false);
    for (const path of ['/today', '/policy', '/patients/x/record']) expect(isFor(role, path)).toBe(true);
  }
});

test('[R1] a chaperone is led away from access requests', () => {
  expect(isFor('gp', '/access-requests/x')).toBe(true);
  expect(isFor('chaperone', '/access-requests')).toBe(false);
  expect(isFor('chaperone', '/access-requests/x')).toBe(false);
});
