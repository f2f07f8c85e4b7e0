import { expect, test } from 'vitest';
import { board } from './adherence.fixtures.ts';
import { chaperoneData, eventsData, shareData } from './plot-data.ts';

test('an empty week between two is a bar of nothing, and the parts of a bar add up to its stills', () => {
  const share = {
    of: 7,
    complete: 5,
    bins: [
      { day: '2026-11-02', of: 4, complete: 3 },
      { day: '2026-11-16', of: 3, complete: 2 },
    ],
  };
  const { bars } = shareData('t', share, { ...board, serverNow: '2026-11-23T11:30:00.000Z', bin: 'week' }, [
    'Yes',
    'No',
  ]);
  expect(bars).toEqual([
    { at: '2 Nov', part: 'Yes', count: 3 },
    { at: '2 Nov', part: 'No', count: 1 },
    { at: '9 Nov', part: 'Yes', count: 0 },
    { at: '9 Nov', part: 'No', count: 0 },
    { at: '16 Nov', part: 'Yes', count: 2 },
    { at: '16 Nov', part: 'No', count: 1 },
    { at: '23 Nov', part: 'Yes', count: 0 },
    { at: '23 Nov', part: 'No', count: 0 },
  ]);
});

test('months run over the turn of the year', () => {
  const events = { count: 1, waiting: 0, bins: [{ day: '2025-12-01', count: 1 }] };
  const year = { ...board, serverNow: '2026-02-03T00:00:00.000Z', bin: 'month' as const };
  expect(eventsData('t', year, [['Emergency', events]]).bars.map(({ at }) => at)).toEqual([
    'Dec 25',
    'Jan 26',
    'Feb 26',
  ]);
});

test('nothing counted is nothing drawn', () => {
  expect(eventsData('t', board, [['Emergency', { count: 0, waiting: 0, bins: [] }]]).bars).toEqual([]);
  const none = { consultations: 0, accepted: 0, declined: 0, unanswered: 0 };
  expect(chaperoneData('t', none).bars.map(({ count }) => count)).toEqual([0, 0, 0]);
});
