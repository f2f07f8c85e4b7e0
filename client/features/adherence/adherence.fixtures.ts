import type { Adherence, AdherenceList } from '../../../shared/http-adherence.ts';

const week = (day: string, of: number, complete: number) => ({ day, of, complete });

export const board: Adherence = {
  serverNow: '2026-11-23T11:30:00.000Z',
  timeZone: 'Europe/Dublin',
  days: '90',
  from: '2026-08-25T11:30:00.000Z',
  bin: 'week',
  consent: {
    of: 118,
    complete: 113,
    bins: [
      week('2026-08-31', 6, 5),
      week('2026-09-07', 9, 9),
      week('2026-09-14', 11, 10),
      week('2026-09-21', 7, 7),
      week('2026-10-05', 12, 11),
      week('2026-10-12', 14, 14),
      week('2026-10-19', 10, 10),
      week('2026-10-26', 13, 12),
      week('2026-11-02', 12, 12),
      week('2026-11-09', 15, 14),
      week('2026-11-16', 9, 9),
    ],
  },
  necessity: {
    of: 118,
    complete: 118,
    bins: [
      week('2026-08-31', 6, 6),
      week('2026-09-07', 9, 9),
      week('2026-09-14', 11, 11),
      week('2026-09-21', 7, 7),
      week('2026-10-05', 12, 12),
      week('2026-10-12', 14, 14),
      week('2026-10-19', 10, 10),
      week('2026-10-26', 13, 13),
      week('2026-11-02', 12, 12),
      week('2026-11-09', 15, 15),
      week('2026-11-16', 9, 9),
    ],
  },
  filing: {
    filed: 109,
    late: 7,
    medianMinutes: 11,
    steps: [
      { within: 5, count: 31 },
      { within: 15, count: 44 },
      { within: 60, count: 27 },
      { within: 240, count: 4 },
      { within: 1440, count: 2 },
      { within: null, count: 1 },
    ],
  },
  unfiled: { count: 3, late: 1, oldestAt: '2026-11-22T16:40:00.000Z' },
  chaperone: { consultations: 87, accepted: 21, declined: 62, unanswered: 4 },
  overrides: {
    count: 2,
    waiting: 1,
    bins: [
      { day: '2026-10-12', count: 1 },
      { day: '2026-11-16', count: 1 },
    ],
  },
  breakGlass: {
    count: 4,
    waiting: 0,
    bins: [
      { day: '2026-09-14', count: 1 },
      { day: '2026-10-05', count: 2 },
      { day: '2026-11-09', count: 1 },
    ],
  },
  retention: { overdue: 6 },
};

export const emptyBoard: Adherence = {
  ...board,
  days: '30',
  consent: { of: 0, complete: 0, bins: [] },
  necessity: { of: 0, complete: 0, bins: [] },
  filing: {
    filed: 0,
    late: 0,
    medianMinutes: null,
    steps: board.filing.steps.map((step) => ({ ...step, count: 0 })),
  },
  unfiled: { count: 0, late: 0, oldestAt: null },
  chaperone: { consultations: 0, accepted: 0, declined: 0, unanswered: 0 },
  overrides: { count: 0, waiting: 0, bins: [] },
  breakGlass: { count: 0, waiting: 0, bins: [] },
  retention: { overdue: 0 },
};

const LONG = 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald';

export const list: AdherenceList = {
  serverNow: board.serverNow,
  timeZone: board.timeZone,
  figure: 'chaperone',
  days: '90',
  rows: [
    ['2026-11-23T09:30:00.000Z', 'Dr Aoife Murphy', 'To finish', 'Accepted; one was in the call', false],
    ['2026-11-20T15:10:00.000Z', LONG, 'Closed', 'Accepted; none was in the call', true],
    ['2026-11-20T14:40:00.000Z', 'Dr Aoife Murphy', 'Closed', 'Declined', false],
    ['2026-11-19T10:00:00.000Z', 'Dr Conor Walsh', 'Closed', 'No answer recorded', true],
  ].map(([at, clinicianName, state, what, attention]) => ({
    at: String(at),
    consultationAt: String(at),
    clinicianName: String(clinicianName),
    state: String(state),
    what: String(what),
    attention: attention === true,
  })),
};
