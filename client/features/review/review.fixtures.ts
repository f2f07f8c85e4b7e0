import type { Under18Requests } from '../../../shared/http-under18.ts';
import { ConsultationId, ReviewItemId, StatementId } from '../../../shared/ids.ts';
import type { ReviewItem, ReviewQueue } from '../../../shared/http-review.ts';
import { anyUuid, longName, mary, sean } from '../../fixtures/people.ts';

const DAY = '2026-11-23T';
const serverNow = `${DAY}11:30:00.000Z`;

const item = (n: number, rest: Partial<ReviewItem>): ReviewItem => ({
  id: ReviewItemId.parse(anyUuid(700 + n)),
  kind: 'break_glass',
  raisedAt: `${DAY}10:52:00.000Z`,
  aboutName: 'Dr Conor Walsh',
  raisedByName: null,
  detail: { ground: 'cover' },
  consultationAt: null,
  patientName: sean.name,
  reason: 'Dr Murphy is away; his daughter rang about the dressing and wants to know what was agreed.',
  until: `${DAY}11:52:00.000Z`,
  recordReads: 1,
  stillReads: 2,
  clear: 'yes',
  cleared: null,
  ...rest,
});

const override = item(2, {
  kind: 'emergency_override',
  raisedAt: `${DAY}09:41:00.000Z`,
  aboutName: 'Dr Muireann Ní Chonaill-Mac Giolla Phádraig de Paor',
  detail: { gate: 'examination', rules: ['R10', 'R30'] },
  consultationAt: `${DAY}09:30:00.000Z`,
  patientName: longName.name,
  reason: 'Throat swelling, no time to ask about a chaperone before looking at the tongue and the lips.',
  until: null,
  recordReads: 0,
  stillReads: 0,
});

const own = item(3, {
  raisedAt: `${DAY}11:05:00.000Z`,
  aboutName: 'Dr Aoife Murphy',
  detail: { ground: 'message' },
  patientName: mary.name,
  reason: 'Laboratory rang with a potassium of 6.8, needed the list of what she takes.',
  until: `${DAY}12:05:00.000Z`,
  stillReads: 0,
  clear: 'own',
});

const concern = item(6, {
  kind: 'chaperone_concern',
  raisedAt: `${DAY}11:12:00.000Z`,
  aboutName: 'Dr Conor Walsh',
  raisedByName: 'Bríd Ní Shúilleabháin-Ó Gallchobhair',
  detail: {},
  consultationAt: `${DAY}10:30:00.000Z`,
  patientName: mary.name,
  reason: 'The second photograph was asked for after she had said that she would rather not.',
  until: null,
  recordReads: 0,
  stillReads: 0,
});

const cleared = item(4, {
  raisedAt: '2026-11-19T16:10:00.000Z',
  until: '2026-11-19T16:31:00.000Z',
  cleared: {
    at: '2026-11-20T08:15:00.000Z',
    byName: 'Dr Aoife Murphy',
    outcome: 'justified',
    words: 'I was away that day and had asked for the call to be taken.',
  },
});

const wrong = item(5, {
  raisedAt: '2026-11-12T13:00:00.000Z',
  until: '2026-11-12T14:00:00.000Z',
  aboutName: 'Dr Liam Hayes',
  detail: { ground: 'patient_asked' },
  reason: 'asked me about it',
  recordReads: 3,
  cleared: {
    at: '2026-11-13T08:15:00.000Z',
    byName: 'Ruth Daly',
    outcome: 'not_justified',
    words: 'No request by the patient is on file. Taken to the partners’ meeting of 16 November.',
  },
});

export const queue: ReviewQueue = {
  serverNow,
  timeZone: 'Europe/Dublin',
  open: [override, item(1, {}), concern, own],
  cleared: [cleared, wrong],
};

/** R29: what Dr Walsh asks about a plan. */
export const asked: Under18Requests['requests'] = [
  {
    consultationId: ConsultationId.parse(anyUuid(760)),
    planId: StatementId.parse(anyUuid(761)),
    askedAt: `${DAY}11:26:00.000Z`,
    clinicianName: 'Dr Muireann Ní Chonaill-Mac Giolla Phádraig de Paor',
    patientName: longName.name,
    patientAge: 17,
    site: 'breast',
    side: 'left',
    why: 'I would like to look at your left breast, to see the lump that you told us about.',
    reason: 'A lump that grew within days. She is on the island; the next boat goes the day after tomorrow.',
  },
];

/** What a manager gets: no patient, no clinician's words. */
const forManager = (each: ReviewItem): ReviewItem => ({
  ...each,
  patientName: null,
  reason: null,
  clear: each.kind === 'break_glass' ? 'yes' : 'clinical',
});

export const managersQueue: ReviewQueue = { ...queue, open: queue.open.map(forManager) };
export const emptyQueue: ReviewQueue = { ...queue, open: [], cleared: [] };
export const waiting = queue.open[1] ?? override;
