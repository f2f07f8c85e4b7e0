import {
  AccessList,
  AccessRequestView,
  AccessReview,
  type AccessPack,
  type AccessSummary,
  type Asker,
} from '../../../shared/http-access.ts';
import { AccessPackId, AccessRequestId } from '../../../shared/ids.ts';
import type { PatientCard } from '../../../shared/views.ts';
import { adaeze, anyUuid, consultationId, grainne, longName, mary, sean } from '../../fixtures/people.ts';
import type { AskForm } from './ask-form.ts';

/** Made-up requests for the screens; nobody here exists. */
const TODAY = '2026-11-23';
const timeZone = 'Europe/Dublin';

const bySelf: Asker = {
  as: 'self',
  name: '',
  relationship: '',
  identity: 'photo_id',
  identityNote: 'Passport, at the desk',
  authority: '',
  inForceFrom: null,
  expires: null,
  covers: [],
};
const byMother: Asker = {
  ...bySelf,
  as: 'parent_guardian',
  name: 'Máire Ní Dhomhnaill-Ó Súilleabháin',
  relationship: 'mother',
  authority: 'Birth certificate seen, married at the birth',
};
const byAttorney: Asker = {
  ...bySelf,
  as: 'enduring_power_2015',
  name: 'Łucja Wiśniewska',
  relationship: 'daughter',
  identity: 'called_back',
  identityNote: '',
  authority: 'Enduring power of 10 January 2024, notified to the Decision Support Service',
  inForceFrom: '2024-06-01',
  covers: ['healthcare'],
};

const summary = (
  n: number,
  { id, name, dateOfBirth }: PatientCard,
  rest: Partial<AccessSummary> = {},
): AccessSummary => ({
  id: AccessRequestId.parse(anyUuid(n)),
  patient: { id, name, dateOfBirth },
  asker: bySelf,
  receivedOn: '2026-11-16',
  dueOn: '2026-12-16',
  extendedWhy: null,
  state: 'open',
  ...rest,
});

export const list = AccessList.parse({
  today: TODAY,
  timeZone,
  about: null,
  requests: [
    summary(1, mary, { asker: byAttorney, receivedOn: '2026-10-20', dueOn: '2026-11-20', state: 'failed' }),
    summary(2, longName, { asker: byMother, receivedOn: '2026-10-26', dueOn: '2026-11-26', state: 'ready' }),
    summary(3, grainne, { state: 'making' }),
    summary(4, sean),
    summary(5, adaeze, { receivedOn: '2026-11-02', dueOn: '2026-12-02', state: 'given' }),
  ],
});
export const emptyList: AccessList = { ...list, requests: [] };

const pack = (rest: Partial<AccessPack> = {}): AccessPack => ({
  id: AccessPackId.parse(anyUuid(20)),
  askedAt: '2026-11-23T09:12:00.000Z',
  askedBy: 'Dr Aoife Murphy',
  job: { state: 'running', attempts: 1, done: 9, total: 26, code: null },
  madeAt: null,
  expiresAt: null,
  bytes: null,
  contents: null,
  downloadedAt: null,
  downloadedBy: null,
  destroyedAt: null,
  ...rest,
});
const whole = pack({
  job: { state: 'done', attempts: 1, done: 26, total: 26, code: null },
  madeAt: '2026-11-23T09:13:10.000Z',
  expiresAt: '2026-11-30T09:13:10.000Z',
  bytes: 48_310_220,
  contents: {
    consultations: 3,
    stills: 12,
    consents: 14,
    statements: 61,
    auditEntries: 180,
    others: 3,
    leftOut: 2,
  },
});

export const open = AccessRequestView.parse({
  ...summary(4, sean),
  today: TODAY,
  timeZone,
  ageThen: 69,
  recordedBy: 'Ruth Daly',
  recordedAt: '2026-11-16T14:02:00.000Z',
  closed: null,
  packs: [],
  mayReview: true,
  mayHandOver: true,
});
export const making: AccessRequestView = { ...open, state: 'making', packs: [pack()] };
export const ready: AccessRequestView = { ...open, state: 'ready', packs: [whole] };
export const failed: AccessRequestView = {
  ...open,
  state: 'failed',
  packs: [pack({ job: { state: 'failed', attempts: 3, done: 9, total: 26, code: 'internal' } })],
};
export const given: AccessRequestView = {
  ...open,
  state: 'given',
  packs: [
    {
      ...whole,
      downloadedAt: '2026-11-23T10:40:00.000Z',
      downloadedBy: 'Dr Aoife Murphy',
      destroyedAt: '2026-11-23T10:40:04.000Z',
    },
  ],
};
/** Somebody who broke the glass. */
export const readOnly: AccessRequestView = { ...open, mayHandOver: false };
export const forManager: AccessRequestView = {
  ...open,
  ...summary(2, longName, { asker: byMother, receivedOn: '2026-10-26', dueOn: '2026-11-26' }),
  extendedWhy: null,
  mayReview: false,
  mayHandOver: false,
};
export const closed: AccessRequestView = {
  ...open,
  state: 'closed',
  closed: {
    how: 'withdrawn',
    why: 'He rang: he wanted the letter only.',
    at: '2026-11-20T11:00:00.000Z',
    by: 'Ruth Daly',
  },
};

const decision = {
  include: true,
  ground: null,
  reason: '',
  at: '2026-11-23T09:05:00.000Z',
  by: 'Dr Aoife Murphy',
};
const sha256 = '0'.repeat(64);
export const review = AccessReview.parse({
  handsOver: 'you',
  consultations: [
    { id: consultationId(1), startsAt: '2026-11-12T09:30:00.000Z', reason: 'Rash on the forearm' },
    { id: consultationId(2), startsAt: '2026-09-03T14:00:00.000Z', reason: 'Mole on the back' },
  ],
  items: [
    {
      id: 'participant:a',
      kind: 'person',
      consultationId: consultationId(1),
      about: 'Chaperone in the call',
      text: 'Niamh Byrne, Practice nurse',
      sha256,
      decision,
    },
    {
      id: 'statement:b:others',
      kind: 'person',
      consultationId: consultationId(1),
      about: 'Who else is in the room',
      text: 'My neighbour Łucja Wiśniewska, who set up the phone for me',
      sha256,
      decision: {
        ...decision,
        include: false,
        ground: 'another_person',
        reason: 'She has no part in his care.',
      },
    },
    {
      id: 'safety:c',
      kind: 'safety',
      consultationId: consultationId(1),
      about: 'The patient signalled that they were not safe to talk',
      text: 'The silent “no”, and what was done about it. Rang back at 14:00 when he was alone.',
      sha256,
      decision: null,
    },
    {
      id: 'statement:d:note',
      kind: 'text',
      consultationId: consultationId(1),
      about: 'Note',
      text: 'Annular plaque, 3 cm, scaly edge. Brother had the same last year. Likely tinea; scrapings if it does not settle in two weeks.',
      sha256,
      decision: null,
    },
    {
      id: 'statement:e:reason',
      kind: 'text',
      consultationId: consultationId(1),
      about: 'Modality: reason',
      text: 'Overview by video, the edge by photograph',
      sha256,
      decision: null,
    },
    {
      id: 'consultation:f:reason',
      kind: 'text',
      consultationId: consultationId(2),
      about: 'Reason for the appointment',
      text: 'Mole on the back',
      sha256,
      decision,
    },
    {
      id: 'other:g:Reason',
      kind: 'text',
      consultationId: null,
      about: 'Legal hold placed: reason',
      text: 'Solicitor’s letter of 3 May',
      sha256,
      decision,
    },
  ],
});
export const allDecided: AccessReview = {
  ...review,
  items: review.items.map((item) => ({ ...item, decision: item.decision ?? decision })),
};

/** The sheet as somebody has filled it in. */
export const filled: AskForm = {
  patient: { id: longName.id, name: longName.name },
  receivedOn: '2026-11-20',
  as: 'enduring_power_2015',
  name: byAttorney.name,
  relationship: byAttorney.relationship,
  identity: 'called_back',
  identityNote: '',
  authority: byAttorney.authority,
  inForceFrom: '2024-06-01',
  expires: null,
  coversHealthcare: false,
};
