import { ADULT_DECIDES } from '../../fixtures/deciding.ts';
import { blocker, type BlockerCode } from '../../../shared/blockers.ts';
import type { Gate } from '../../../shared/gates.ts';
import type { Capture, Consent, ConsentScope } from '../../../shared/consultation.ts';
import { CaptureId, ConsentId, PauseId, StatementId } from '../../../shared/ids.ts';
import { StaffView } from '../../../shared/views.ts';
import {
  at,
  chaperoneHeld,
  chaperoneIn,
  gpIn,
  patientHeld,
  patientIn,
  sampleStill,
} from '../../fixtures/call.ts';
import {
  anyUuid,
  consultationId,
  doctor,
  longName,
  nurse,
  participantId,
  practice,
  sean,
} from '../../fixtures/people.ts';

const serverNow = at('10:52:30');

type Statement = StaffView['statements'][number];
export const gpAuthor = { role: 'gp', participantId: participantId(1), name: doctor.name } as const;
export const patientAuthor = { role: 'patient', participantId: participantId(2), name: sean.name } as const;

let count = 0;
export const said = <Kind extends object>(
  clock: string,
  author: typeof gpAuthor | typeof patientAuthor,
  what: Kind,
) => {
  count += 1;
  return { id: StatementId.parse(anyUuid(count)), at: at(clock), author, ...what };
};

const planId = StatementId.parse(anyUuid(500));
const told = {
  planId,
  site: 'forearm',
  side: 'left',
  intimate: false,
  why: 'I would like to look at your left forearm to find out what is causing the rash you told us about.',
  involved:
    'You show me your left forearm on the camera, first from a little way off and then closer. It takes about two minutes. You can stop at any time.',
  viewers: [doctor.name, nurse.name, `Staff who care for you at ${practice.name}`],
} as const;

export const answers: Statement[] = [
  said('10:33:00', patientAuthor, { kind: 'place', place: '3 Sea Road, Dalkey', callBack: '085 555 0111' }),
  said('10:33:40', patientAuthor, {
    kind: 'privacy',
    private: true,
    comfortable: true,
    others: '',
    participants: [participantId(1), participantId(2)],
  }),
  said('10:34:00', patientAuthor, { kind: 'safe_to_talk', answer: 'yes' }),
  said('10:34:20', patientAuthor, {
    kind: 'device_check',
    camera: 'ok',
    microphone: 'ok',
    speaker: 'heard',
    detail: '',
  }),
  said('10:35:00', patientAuthor, { kind: 'device_notice_acknowledged' }),
  said('10:35:30', patientAuthor, { kind: 'limitations_acknowledged' }),
  said('10:36:00', patientAuthor, {
    kind: 'chaperone_answer',
    answer: 'accepted',
    preference: 'a woman, if possible',
    askedBy: 'before_the_call',
  }),
];

export const checklist: Statement[] = [
  said('10:40:00', gpAuthor, { kind: 'best_interest', reason: 'delay_could_harm', note: '' }),
  said('10:40:20', gpAuthor, {
    kind: 'modality',
    modality: 'both',
    reason: 'Overview and detail of the skin',
  }),
  said('10:40:40', gpAuthor, {
    kind: 'no_interruption',
    participants: [participantId(1), participantId(2), participantId(3)],
  }),
  {
    ...said('10:41:10', gpAuthor, { kind: 'plan', markedIntimate: false, ...planWords() }),
    id: planId,
  },
  said('10:41:30', gpAuthor, {
    kind: 'necessity',
    text: 'Spreading rash after a new medicine; margin and texture decide whether he has to come in today.',
  }),
];

function planWords() {
  return { site: told.site, side: told.side, why: told.why, involved: told.involved };
}

const spoken: Statement[] = [
  said('10:43:10', gpAuthor, {
    kind: 'opening',
    nameAndRegistrationSaid: true,
    patientSeen: true,
    place: '3 Sea Road, Dalkey',
    callBack: '085 555 0111',
    emergencyExplained: true,
  }),
  said('10:44:00', gpAuthor, { kind: 'limitations_discussed' }),
  said('10:45:00', gpAuthor, {
    kind: 'examination_explained',
    planId,
    concerns: 'Worried that it is shingles.',
  }),
  said('10:46:00', gpAuthor, { kind: 'photographs_explained', planId }),
  said('10:46:40', gpAuthor, { kind: 'examination_began', planId }),
];

let consents = 0;
export const consent = (scope: ConsentScope, clock: string, rest: Partial<Consent> = {}): Consent => {
  consents += 1;
  return {
    id: ConsentId.parse(anyUuid(600 + consents)),
    at: at(clock),
    scope,
    decision: 'yes',
    giver: patientAuthor,
    how: 'tap',
    notedBy: null,
    wording: { id: scope, version: 1, sha256: 'a'.repeat(64), language: 'en-IE' },
    told: scope === 'video' ? null : { ...told, viewers: [...told.viewers] },
    provisional: false,
    by: null,
    ...rest,
  };
};
const provisional: Consent[] = [
  consent('video', '10:34:30'),
  consent('take', '10:35:40', { provisional: true }),
  consent('store', '10:35:50', { provisional: true }),
];
const confirmed: Consent[] = [
  ...provisional,
  consent('examination', '10:45:30', { how: 'spoken', notedBy: gpAuthor }),
  consent('take', '10:46:20'),
  consent('store', '10:46:20'),
];

export const gate = (...codes: BlockerCode[]): Gate => ({
  open: codes.length === 0,
  blockers: codes.map(blocker),
});
const examinationWaits: BlockerCode[] = ['examination_not_agreed', 'examination_not_explained'];
const photographsWait: BlockerCode[] = ['photographs_not_explained', 'consent_provisional'];

const capture = (n: number, clock: string, rest: Partial<Capture> = {}): Capture => ({
  id: CaptureId.parse(anyUuid(700 + n)),
  requestedAt: at(clock),
  state: 'stored',
  received: 4_812_330,
  total: 4_812_330,
  ended: null,
  ...rest,
});

const closed = gate('conversation_not_open', 'opening_missing', ...examinationWaits);
/** The patient's place carries the patient's name. */
const named = (people: StaffView['participants'], { name }: StaffView['patient']) =>
  people.map((each) => (each.role === 'patient' ? { ...each, name } : each));

export const view = (rest: Partial<StaffView>): StaffView =>
  StaffView.parse({
    kind: 'staff',
    id: consultationId(1),
    version: 12,
    serverNow,
    state: { name: 'waiting', since: at('10:36:30') },
    startsAt: at('10:30:00'),
    reason: 'Rash on the arm since Friday',
    practice,
    clinician: { name: doctor.name, registration: doctor.registration },
    patient: sean,
    ownParticipantId: participantId(1),
    statements: answers,
    consents: provisional,
    pauses: [],
    pictureOff: null,
    captures: [],
    stills: [],
    deciding: ADULT_DECIDES,
    chaperonesAvailable: [],
    emergency: { examination: [], capture: [] },
    emergencySince: null,
    gates: { conversation: gate(), examination: closed, capture: closed, close: gate() },
    told: null,
    helpRequestedAt: null,
    patientMaySeeStills: true,
    ...rest,
    participants: named(rest.participants ?? [gpIn, patientHeld], rest.patient ?? sean),
  });

const conversation = { name: 'conversation', openedAt: at('10:42:00') } as const;
const planned = { told: { ...told, viewers: [...told.viewers] } };
export const talking: Partial<StaffView> = {
  ...planned,
  state: conversation,
  participants: [gpIn, patientIn, chaperoneIn],
  statements: [...answers, ...checklist, ...spoken.slice(0, 2)],
  gates: {
    conversation: gate(),
    examination: gate(...examinationWaits),
    capture: gate(...examinationWaits, ...photographsWait),
    close: gate(),
  },
};
const open = { conversation: gate(), examination: gate(), capture: gate(), close: gate() };
const examining: Partial<StaffView> = {
  ...talking,
  statements: [...answers, ...checklist, ...spoken],
  consents: confirmed,
  gates: open,
  captures: [
    capture(1, '10:48:02'),
    capture(3, '10:47:20', { state: 'refused', ended: 'patient_refused', received: 0, total: 0 }),
  ],
  stills: [sampleStill(1, '10:48:02', { site: 'forearm', side: 'left' })],
};

const intimate: Partial<StaffView> = {
  ...examining,
  told: { ...told, viewers: [...told.viewers], site: 'breast', intimate: true },
};
const intimatePlan = checklist.map((each) =>
  each.kind === 'plan' ? { ...each, site: 'breast' as const } : each,
);

/** R29: seventeen, an intimate plan. */
const minor = (code: BlockerCode | null, ...more: Statement[]): StaffView =>
  view({
    ...intimate,
    patient: { ...sean, name: 'Fiadh Ní Laoire', preferredName: 'Fiadh', dateOfBirth: '2009-03-02', age: 17 },
    participants: [gpIn, patientIn],
    statements: [...answers, ...intimatePlan, ...spoken.slice(0, 2), ...more],
    stills: [],
    captures: [],
    gates: {
      conversation: gate(),
      examination: code === null ? gate() : gate(code),
      capture: code === null ? gate() : gate(code),
      close: gate(),
    },
  });

export const views = {
  hurried: view({
    ...talking,
    gates: {
      conversation: gate(),
      examination: gate('chaperone_not_answered', 'examination_not_agreed'),
      capture: gate('chaperone_not_answered', 'examination_not_agreed', 'necessity_missing'),
      close: gate(),
    },
    emergency: { examination: ['chaperone_not_answered', 'examination_not_agreed'], capture: [] },
  }),
  emergency: view({ ...examining, emergencySince: at('10:44:00') }),
  booked: view({
    state: { name: 'booked' },
    participants: [gpIn],
    statements: [],
    consents: [],
    gates: {
      conversation: gate(
        'identity_not_verified',
        'best_interest_missing',
        'modality_missing',
        'privacy_not_answered',
        'safety_not_answered',
        'interruption_not_attested',
        'video_not_agreed',
      ),
      examination: closed,
      capture: closed,
      close: gate(),
    },
  }),
  waiting: view({
    gates: {
      conversation: gate('best_interest_missing', 'modality_missing', 'interruption_not_attested'),
      examination: gate('conversation_not_open', 'opening_missing', 'plan_missing'),
      capture: gate('conversation_not_open', 'opening_missing', 'plan_missing', 'necessity_missing'),
      close: gate(),
    },
  }),
  ready: view({ ...planned, statements: [...answers, ...checklist] }),
  unsafe: view({
    statements: [...answers, said('10:37:00', patientAuthor, { kind: 'safe_to_talk', answer: 'no' })],
    gates: { conversation: gate('patient_not_safe'), examination: closed, capture: closed, close: gate() },
  }),
  under18: view({
    patient: { ...sean, name: 'Fiadh Ní Laoire', dateOfBirth: '2012-03-02', age: 14 },
    gates: {
      conversation: gate('best_interest_missing', 'modality_missing', 'video_not_agreed'),
      examination: gate('guardian_missing', 'views_not_sought'),
      capture: closed,
      close: gate(),
    },
  }),
  /** The call has just begun; the patient said no to photographs before it. */
  refusedPhotographs: view({
    ...talking,
    statements: [...answers, ...checklist.slice(0, 4)],
    consents: [
      consent('video', '10:34:30'),
      consent('take', '10:35:40', { provisional: true, decision: 'no' }),
    ],
    gates: {
      conversation: gate(),
      examination: gate('opening_missing', 'limitations_not_discussed', ...examinationWaits),
      capture: gate(
        'opening_missing',
        'necessity_missing',
        'photographs_refused',
        'photographs_not_explained',
      ),
      close: gate(),
    },
  }),
  /** Asked about privacy in the call: the answers came, and one of them is the silent signal (R11). */
  askedAgain: view({
    ...talking,
    statements: [
      ...answers,
      ...checklist,
      ...spoken.slice(0, 2),
      said('10:47:00', gpAuthor, { kind: 'asked', what: 'privacy' }),
      said('10:48:10', patientAuthor, {
        kind: 'privacy',
        private: false,
        comfortable: true,
        others: 'My brother',
        participants: [],
      }),
      said('10:48:20', patientAuthor, { kind: 'safe_to_talk', answer: 'no' }),
    ],
    gates: {
      conversation: gate('patient_not_private', 'patient_not_safe'),
      examination: gate('patient_not_private', 'patient_not_safe', ...examinationWaits),
      capture: gate('patient_not_private', 'patient_not_safe', ...examinationWaits),
      close: gate(),
    },
  }),
  help: view({ ...talking, helpRequestedAt: at('10:52:02') }),
  admitting: view({
    ...planned,
    state: conversation,
    participants: [gpIn, patientHeld, chaperoneHeld],
    statements: [...answers, ...checklist],
    gates: {
      conversation: gate(),
      examination: gate('patient_not_present', 'opening_missing', 'limitations_not_discussed'),
      capture: gate('patient_not_present', 'opening_missing', 'limitations_not_discussed'),
      close: gate(),
    },
  }),
  talking: view(talking),
  examining: view(examining),
  sending: view({
    ...examining,
    captures: [
      ...(examining.captures ?? []),
      capture(2, '10:52:21', { state: 'uploading', received: 0, total: 4_600_000 }),
    ],
    gates: { ...open, capture: gate('capture_in_progress') },
  }),
  paused: view({
    ...examining,
    pictureOff: 'paused',
    gates: { ...open, examination: gate('paused'), capture: gate('paused') },
    pauses: [
      {
        id: PauseId.parse(anyUuid(800)),
        startedAt: at('10:51:58'),
        startedBy: { role: 'chaperone', participantId: participantId(3), name: nurse.name },
        resumeRequestedAt: null,
        endedAt: null,
      },
    ],
  }),
  chaperoneGone: view({
    ...intimate,
    pictureOff: 'chaperone_gone',
    participants: [gpIn, patientIn, { ...chaperoneIn, connected: false }],
    gates: { ...open, examination: gate('chaperone_not_present'), capture: gate('chaperone_not_present') },
  }),
  goneAndAsked: view({
    ...intimate,
    pictureOff: 'chaperone_gone',
    participants: [gpIn, patientIn, { ...chaperoneIn, connected: false }],
    statements: [
      ...(intimate.statements ?? []),
      said('10:51:30', gpAuthor, {
        kind: 'chaperone_unavailable',
        delayWouldHarm: true,
        note: 'Her connection is gone; nobody else is free this afternoon.',
      }),
    ],
    gates: {
      ...open,
      examination: gate('chaperone_choice_missing'),
      capture: gate('chaperone_choice_missing'),
    },
  }),
  /** The patient wants one, and a nurse has said that she can. */
  chaperoneWanted: view({
    ...talking,
    participants: [gpIn, patientIn],
    chaperonesAvailable: [
      { name: nurse.name, title: nurse.title, trained: true },
      { name: longName.name, title: 'Healthcare assistant', trained: false },
    ],
    gates: {
      conversation: gate(),
      examination: gate('chaperone_not_present'),
      capture: gate('chaperone_not_present'),
      close: gate(),
    },
  }),
  /** R31: the clinician wants one and the patient declines. */
  wantedDeclined: view({
    ...talking,
    participants: [gpIn, patientIn],
    statements: [
      ...(talking.statements ?? []),
      said('10:47:00', patientAuthor, {
        kind: 'chaperone_answer',
        answer: 'declined',
        preference: '',
        askedBy: 'clinician',
      }),
      said('10:47:30', gpAuthor, { kind: 'chaperone_wanted', reason: 'Intimate, and he is distressed.' }),
    ],
    gates: {
      conversation: gate(),
      examination: gate('chaperone_wanted_declined'),
      capture: gate('chaperone_wanted_declined'),
      close: gate(),
    },
  }),
  under18Blocked: minor('intimate_under_18'),
  under18Second: minor('intimate_under_18_second'),
  under18Asked: minor(
    'intimate_under_18_second',
    said('10:47:00', gpAuthor, {
      kind: 'under18_override_asked',
      planId,
      reason: 'A lump that grew within days; no surgery within a day.',
    }),
  ),
  under18Refused: minor(
    'intimate_under_18_refused',
    said('10:47:00', gpAuthor, { kind: 'under18_override_asked', planId, reason: 'A lump that grew.' }),
    said(
      '10:50:00',
      { ...gpAuthor, name: 'Dr Conor Walsh' },
      {
        kind: 'under18_override_decided',
        planId,
        allow: false,
        reason: 'The surgical day ward has a slot at three: she is seen there.',
      },
    ),
  ),
  under18Agreed: minor(
    null,
    said('10:47:00', gpAuthor, { kind: 'under18_override_asked', planId, reason: 'A lump that grew.' }),
    said(
      '10:50:00',
      { ...gpAuthor, name: 'Dr Conor Walsh' },
      {
        kind: 'under18_override_decided',
        planId,
        allow: true,
        reason: 'Read the referral; the island has no boat today.',
      },
    ),
  ),
  withdrawn: view({
    ...examining,
    consents: [...confirmed, consent('take', '10:50:00', { decision: 'withdrawn' })],
    stills: [sampleStill(1, '10:48:02', { awaitsDecision: true })],
    gates: { ...open, capture: gate('consent_withdrawn', 'withdrawal_undecided') },
  }),
  longNames: view({
    ...examining,
    patient: longName,
    clinician: { name: longName.name, registration: 'IMC 999999' },
    helpRequestedAt: at('10:52:02'),
    participants: [gpIn, patientIn, chaperoneIn].map((each) => ({ ...each, name: longName.name })),
    reason:
      'A rash on both forearms that came after a new medicine for blood pressure, itches at night and has spread since Friday',
  }),
};
