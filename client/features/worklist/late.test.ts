import { describe, expect, test } from 'vitest';
import { lateTitle, limitWords, newlyLate } from './late.ts';
import { entryOf, worklistOf } from './worklist.fixtures.ts';

describe('[R18] the alert about late stills', () => {
  test('counts stills, not consultations, and only the late ones', () => {
    const list = worklistOf([
      entryOf(1, { late: true, unfiled: 2 }),
      entryOf(2, { late: false, unfiled: 5 }),
    ]);
    expect(lateTitle(list)).toBe('2 stills are late to be filed');
    expect(lateTitle(worklistOf([entryOf(1, { late: true, unfiled: 1 })]))).toBe(
      '1 still is late to be filed',
    );
    expect(lateTitle(worklistOf([entryOf(2, { late: false })]))).toBeNull();
    expect(lateTitle(null)).toBeNull();
  });

  test('is said once for each consultation', () => {
    const early = worklistOf([entryOf(1, { late: false })]);
    const late = worklistOf([entryOf(1, { late: true })]);
    expect(newlyLate(early, late).map(({ consultationId }) => consultationId)).toEqual([
      late.mine[0]?.consultationId,
    ]);
    expect(newlyLate(late, late)).toEqual([]);
    expect(newlyLate(null, late)).toHaveLength(1);
  });

  test('the limit reads as the practice set it', () => {
    expect([5, 60, 90, 120].map(limitWords)).toEqual(['5 minutes', '1 hour', '90 minutes', '2 hours']);
  });
});
