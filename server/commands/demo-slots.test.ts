import { describe, expect, test } from 'vitest';
import { demoSlots } from './demo-slots.ts';

const slots = (now: string) => demoSlots(new Date(now), 'Europe/Dublin', 3).map((slot) => slot.toISOString());

describe('the demo’s appointments', () => {
  test('begin within ten minutes, on a round time, twenty minutes apart', () => {
    expect(slots('2026-01-14T09:01:00Z')).toEqual([
      '2026-01-14T09:10:00.000Z',
      '2026-01-14T09:30:00.000Z',
      '2026-01-14T09:50:00.000Z',
    ]);
  });

  test('are all on today’s list, even one minute before midnight in Dublin in summer', () => {
    expect(slots('2026-07-14T22:59:00Z')).toEqual([
      '2026-07-14T22:15:00.000Z',
      '2026-07-14T22:35:00.000Z',
      '2026-07-14T22:55:00.000Z',
    ]);
  });
});
