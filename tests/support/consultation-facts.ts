import { IRELAND } from '../../server/clinical/policy/ie.ts';
import { DEFAULT_PRACTICE_POLICY } from '../../shared/practice-policy.ts';
import type { Blocker, BlockerCode } from '../../shared/blockers.ts';
import type {
  AskedWhat,
  Author,
  Capture,
  ClinicianStatement,
  Consent,
  ConsentScope,
  ConsultationFacts,
  Participant,
  OwnPictureStatement,
  PatientStatement,
  Pause,
  Statement,
  StatementKind,
  Still,
  Told,
} from '../../shared/consultation.ts';
import { CaptureId, ConsentId, ParticipantId, PauseId, StatementId, StillId } from '../../shared/ids.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const GP = ParticipantId.parse(uuid(1));
export const PATIENT = ParticipantId.parse(uuid(2));
export const CHAPERONE = ParticipantId.parse(uuid(3));
export const REPRESENTATIVE = ParticipantId.parse(uuid(4));
export const PLAN = StatementId.parse(uuid(10));
export const OTHER_PLAN = StatementId.parse(uuid(11));

/** An instant of the test's morning: minutes after ten. */
export const minute = (n: number): string => new Date(Date.UTC(2026, 10, 22, 10, n)).toISOString();

const AUTHORS: Record<Author['role'], Author> = {
  gp: { role: 'gp', participantId: GP, name: 'Dr Aoife Byrne' },
  patient: { role: 'patient', participantId: PATIENT, name: 'Seán Ó Murchú' },
  chaperone: { role: 'chaperone', participantId: CHAPERONE, name: 'Niamh Kelly' },
  representative: { role: 'representative', participantId: REPRESENTATIVE, name: 'Máire Kelly' },
};

const participant = (id: ParticipantId, role: Participant['role']): Participant => ({
  id,
  role,
  name: AUTHORS[role].name,
  title: '',
  trained: role === 'chaperone' ? true : null,
  identified: role === 'patient' ? 'date_of_birth' : 'staff_sign_in',
  status: 'admitted',
  arrivedAt: minute(0),
  admittedAt: minute(5),
  leftAt: null,
});

type Said = ClinicianStatement | PatientStatement | OwnPictureStatement | { kind: 'asked'; what: AskedWhat };

const BY_PATIENT: ReadonlySet<StatementKind> = new Set([
  'answering_for',
  'own_view',
  'place',
  'privacy',
  'safe_to_talk',
  'limitations_acknowledged',
  'device_notice_acknowledged',
  'chaperone_answer',
  'chaperone_person',
  'newcomer',
  'chaperone_absent_choice',
  'marked_intimate',
  'alternative',
  'device_check',
] satisfies PatientStatement['kind'][]);

/** One statement, by whoever may say it. */
const statement = (body: Said, at: string, id: StatementId = StatementId.parse(uuid(900))): Statement => ({
  ...body,
  id,
  at,
  author: BY_PATIENT.has(body.kind) ? AUTHORS.patient : AUTHORS.gp,
});

/** What the patient is told in the ordinary case: the plan below, nobody but the GP and the practice's staff. */
export const TOLD: Told = {
  planId: PLAN,
  site: 'forearm',
  side: 'left',
  intimate: false,
  why: 'to see the rash closely',
  involved: 'You hold the phone over your arm.',
  viewers: ['Dr Aoife Byrne', 'Staff who care for you at Example Surgery'],
};

export const PLAN_SAID = {
  kind: 'plan',
  site: 'forearm',
  side: 'left',
  markedIntimate: false,
  why: 'to see the rash closely',
  involved: 'You hold the phone over your arm.',
} as const;

const WORDING = { id: 'wording', version: 1, sha256: 'a'.repeat(64), language: 'en-IE' };

/** The patient's final yes, by tap, to what is planned; `over` changes it. */
export const consent = (scope: ConsentScope, over: Partial<Consent> = {}): Consent => ({
  id: ConsentId.parse(uuid(800)),
  at: minute(12),
  scope,
  decision: 'yes',
  giver: AUTHORS.patient,
  how: 'tap',
  notedBy: null,
  wording: WORDING,
  told: scope === 'video' ? null : TOLD,
  provisional: false,
  by: null,
  ...over,
});

const STATEMENTS: readonly Statement[] = [
  statement({ kind: 'place', place: '4 Sea Road', callBack: '085 555 0101' }, minute(1)),
  statement({ kind: 'privacy', private: true, comfortable: true, others: '', participants: [] }, minute(1)),
  statement({ kind: 'safe_to_talk', answer: 'yes' }, minute(1)),
  statement({ kind: 'limitations_acknowledged' }, minute(2)),
  statement({ kind: 'device_notice_acknowledged' }, minute(2)),
  statement(
    { kind: 'chaperone_answer', answer: 'declined', preference: '', askedBy: 'before_the_call' },
    minute(2),
  ),
  statement({ kind: 'best_interest', reason: 'delay_could_harm', note: '' }, minute(3)),
  statement({ kind: 'modality', modality: 'both', reason: 'Overview and detail' }, minute(3)),
  statement({ kind: 'no_interruption', participants: [] }, minute(3)),
  statement(
    {
      kind: 'opening',
      nameAndRegistrationSaid: true,
      patientSeen: true,
      place: '4 Sea Road',
      callBack: '085 555 0101',
      emergencyExplained: true,
    },
    minute(6),
  ),
  statement({ kind: 'limitations_discussed' }, minute(7)),
  statement(PLAN_SAID, minute(8), PLAN),
  statement({ kind: 'examination_explained', planId: PLAN, concerns: '' }, minute(9)),
  statement({ kind: 'necessity', text: 'The border must be seen in detail.' }, minute(10)),
  statement({ kind: 'photographs_explained', planId: PLAN }, minute(11)),
];

/** An adult, alone with the GP in an open conversation, in which all three gates are open: tests take one thing away. */
export const openFacts = (over: Partial<ConsultationFacts> = {}): ConsultationFacts => ({
  state: { name: 'conversation', openedAt: minute(5) },
  startsAt: minute(0),
  reason: 'Rash on the forearm',
  clinician: { name: 'Dr Aoife Byrne', registration: '123456' },
  patientAge: 68,
  today: '2026-11-22',
  policy: IRELAND,
  practicePolicy: DEFAULT_PRACTICE_POLICY,
  practiceName: 'Example Surgery',
  verifiedAt: minute(0),
  participants: [participant(GP, 'gp'), participant(PATIENT, 'patient')],
  statements: STATEMENTS,
  consents: [
    consent('video', { at: minute(2) }),
    consent('examination', { at: minute(10) }),
    consent('take'),
    consent('store'),
  ],
  pauses: [],
  captures: [],
  stills: [],
  chaperoneCameAt: null,
  chaperoneLeftAt: null,
  connected: new Set([GP, PATIENT]),
  standsFor: new Map(),
  ...over,
});

/** Facts without the statements of these kinds. */
export const without = (facts: ConsultationFacts, ...kinds: StatementKind[]): ConsultationFacts => ({
  ...facts,
  statements: facts.statements.filter(({ kind }) => !kinds.includes(kind)),
});

/** Facts with one more statement, the latest. */
export const saying = (
  facts: ConsultationFacts,
  body: Said,
  at = minute(20),
  id?: StatementId,
): ConsultationFacts => ({
  ...facts,
  statements: [...facts.statements, statement(body, at, id)],
});

/** Facts without any answer to these scopes. */
export const unasked = (facts: ConsultationFacts, ...scopes: ConsentScope[]): ConsultationFacts => ({
  ...facts,
  consents: facts.consents.filter(({ scope }) => !scopes.includes(scope)),
});

/** Facts with one more answer, the latest of its scope. */
export const answering = (
  facts: ConsultationFacts,
  scope: ConsentScope,
  over: Partial<Consent> = {},
): ConsultationFacts => ({
  ...facts,
  consents: [...facts.consents, consent(scope, { at: minute(20), ...over })],
});

/** Facts in which one participant is changed. */
export const withParticipant = (
  facts: ConsultationFacts,
  id: ParticipantId,
  over: Partial<Participant>,
): ConsultationFacts => ({
  ...facts,
  participants: facts.participants.map((person) => (person.id === id ? { ...person, ...over } : person)),
});

export const disconnected = (facts: ConsultationFacts, id: ParticipantId): ConsultationFacts => ({
  ...facts,
  connected: new Set([...facts.connected].filter((other) => other !== id)),
});

const WITH_NIAMH: Told = {
  ...TOLD,
  viewers: ['Dr Aoife Byrne', 'Niamh Kelly', 'Staff who care for you at Example Surgery'],
};

/** The same with a chaperone whom the patient wanted, accepted by name, and who is in the call: all gates open. */
export const chaperonedFacts = (over: Partial<ConsultationFacts> = {}): ConsultationFacts => {
  const facts = without(openFacts(), 'chaperone_answer');
  return {
    ...facts,
    participants: [...facts.participants, participant(CHAPERONE, 'chaperone')],
    connected: new Set([GP, PATIENT, CHAPERONE]),
    statements: [
      ...facts.statements,
      statement(
        { kind: 'chaperone_answer', answer: 'accepted', preference: '', askedBy: 'before_the_call' },
        minute(2),
      ),
      statement(
        { kind: 'chaperone_person', participantId: CHAPERONE, accepted: true, comfortable: true },
        minute(5),
      ),
      statement({ kind: 'no_interruption', participants: [CHAPERONE] }, minute(5)),
    ],
    consents: [
      consent('video', { at: minute(2) }),
      consent('examination', { at: minute(10), told: WITH_NIAMH }),
      consent('take', { told: WITH_NIAMH }),
      consent('store', { told: WITH_NIAMH }),
    ],
    ...over,
  };
};

export const pause = (over: Partial<Pause> = {}): Pause => ({
  id: PauseId.parse(uuid(700)),
  startedAt: minute(13),
  startedBy: AUTHORS.chaperone,
  resumeRequestedAt: null,
  endedAt: null,
  ...over,
});

export const capture = (state: Capture['state']): Capture => ({
  id: CaptureId.parse(uuid(600)),
  requestedAt: minute(14),
  state,
  received: 0,
  total: 0,
  ended: null,
});

export const still = (over: Partial<Still> = {}): Still => ({
  id: StillId.parse(uuid(500)),
  captureId: CaptureId.parse(uuid(600)),
  takenAt: minute(14),
  storedAt: minute(15),
  state: 'unfiled',
  width: 4032,
  height: 3024,
  bytes: 5_000_000,
  sha256Device: 'a'.repeat(64),
  sha256Stored: 'b'.repeat(64),
  about: {
    method: 'take_photo',
    mime: 'image/jpeg',
    width: 4032,
    height: 3024,
    lens: 'rear',
    light: 'off',
    angle: 0,
    deviceClass: 'phone',
    figures: null,
    streamWidth: 1280,
    streamHeight: 720,
  },
  site: 'forearm',
  side: 'left',
  label: '',
  filedAt: null,
  discardedAt: null,
  awaitsDecision: false,
  decision: null,
  inPracticeRecord: false,
  patientMaySee: false,
  ownPicture: null,
  ...over,
});

/** The codes of blockers, for comparison. */
export const codes = (blockers: readonly Blocker[]): BlockerCode[] => blockers.map(({ code }) => code);
