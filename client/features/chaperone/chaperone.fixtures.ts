import { CaptureId, PauseId, StatementId } from '../../../shared/ids.ts';
import { ChaperoneView } from '../../../shared/views.ts';
import { at, chaperoneHeld, chaperoneIn, gpIn, patientIn } from '../../fixtures/call.ts';
import {
  anyUuid,
  consultationId,
  doctor,
  longName,
  nurse,
  participantId,
  practice,
  stillId,
} from '../../fixtures/people.ts';

const told = {
  planId: StatementId.parse(anyUuid(500)),
  site: 'breast',
  side: 'left',
  intimate: true,
  why: 'I would like to look at your left breast, to see the change of the skin that you told us about.',
  involved:
    'You uncover only your left breast, and cover up again as soon as we have finished. It takes about two minutes. You can stop at any time.',
  viewers: [doctor.name, nurse.name],
} as const;

const view = (rest: Partial<ChaperoneView>): ChaperoneView =>
  ChaperoneView.parse({
    kind: 'chaperone',
    id: consultationId(1),
    version: 20,
    serverNow: at('10:52:30'),
    state: { name: 'conversation', openedAt: at('10:42:00') },
    practice,
    clinician: { name: doctor.name, registration: doctor.registration },
    patientName: 'Máire Ní Shúilleabháin',
    preferredName: 'Máire',
    ownParticipantId: participantId(3),
    admitted: true,
    acceptedByPatient: true,
    participants: [gpIn, { ...patientIn, name: 'Máire Ní Shúilleabháin' }, chaperoneIn],
    told: { ...told, viewers: [...told.viewers] },
    agreed: { examination: true, take: true, store: true },
    pauses: [],
    captures: [],
    stills: [],
    privateLine: null,
    attestation: null,
    concernReader: 'another_gp',
    shutterOpen: false,
    emergencySince: null,
    couldSee: [
      { from: at('10:43:44'), to: at('10:47:02') },
      { from: at('10:47:09'), to: null },
    ],
    ...rest,
  });

const outside: Partial<ChaperoneView> = {
  admitted: false,
  told: null,
  participants: [gpIn, patientIn, chaperoneHeld],
  couldSee: [],
  agreed: { examination: false, take: false, store: false },
};
const still = (n: number, clock: string) => ({
  id: stillId(n),
  captureId: CaptureId.parse(anyUuid(700 + n)),
  takenAt: at(clock),
  width: 4032,
  height: 3024,
});
const withStills: Partial<ChaperoneView> = {
  stills: [still(1, '10:48:02'), still(2, '10:50:41')],
  shutterOpen: true,
};
const stopped: Partial<ChaperoneView> = {
  shutterOpen: false,
  couldSee: [{ from: at('10:43:44'), to: at('10:51:58') }],
};
const paused = (resumeRequestedAt: string | null): ChaperoneView['pauses'] => [
  {
    id: PauseId.parse(anyUuid(800)),
    startedAt: at('10:51:58'),
    startedBy: { role: 'chaperone', participantId: participantId(3), name: nurse.name },
    resumeRequestedAt,
    endedAt: null,
  },
];

const over = {
  state: { name: 'finishing', openedAt: at('10:42:00'), endedAt: at('10:58:02') },
  told: null,
  couldSee: [
    { from: at('10:43:44'), to: at('10:47:02') },
    { from: at('10:47:09'), to: at('10:58:02') },
  ],
} as const satisfies Partial<ChaperoneView>;
const message = (n: number, clock: string, mine: boolean, text: string) => ({
  id: anyUuid(900 + n),
  at: at(clock),
  mine,
  text,
});
const messages = [
  message(1, '10:44:10', true, 'I am here for you. Write to me at any time; Dr Murphy does not see it.'),
  message(2, '10:51:40', false, 'I am not comfortable'),
];

export const views = {
  asking: view({ ...outside, acceptedByPatient: null }),
  notThere: view({ ...outside, acceptedByPatient: null, participants: [gpIn, chaperoneHeld] }),
  away: view({
    ...outside,
    acceptedByPatient: null,
    participants: [gpIn, { ...patientIn, connected: false }, chaperoneHeld],
  }),
  refused: view({ ...outside, acceptedByPatient: false }),
  accepted: view(outside),
  first: view({
    told: null,
    agreed: { examination: false, take: false, store: false },
    couldSee: [],
  }),
  inCall: view(withStills),
  emergency: view({ ...withStills, emergencySince: at('10:45:20') }),
  sending: view({
    ...withStills,
    shutterOpen: false,
    captures: [
      {
        id: CaptureId.parse(anyUuid(703)),
        requestedAt: at('10:52:21'),
        state: 'uploading',
        received: 2_100_000,
        total: 4_600_000,
        ended: null,
      },
    ],
  }),
  paused: view({ ...withStills, ...stopped, pauses: paused(null) }),
  resuming: view({ ...withStills, ...stopped, pauses: paused(at('10:52:20')) }),
  longNames: view({
    ...withStills,
    patientName: longName.name,
    preferredName: longName.preferredName,
    clinician: { name: longName.name, registration: 'IMC 999999' },
    participants: [gpIn, patientIn, chaperoneIn].map((each) => ({ ...each, name: longName.name })),
  }),
  writing: view({ ...withStills, privateLine: { name: 'Máire', messages } }),
  lineEmpty: view({ ...withStills, privateLine: { name: 'Máire', messages: [] } }),
  attested: view({
    ...over,
    attestation: {
      at: at('10:59:40'),
      saw: 'part',
      note: 'The picture froze for a few seconds at 10:47, before the photographs.',
    },
  }),
  soleGp: view({ ...over, concernReader: 'manager' }),
  neverIn: view({
    ...outside,
    state: over.state,
    participants: [gpIn, patientIn, { ...chaperoneHeld, status: 'left', leftAt: at('10:58:02') }],
  }),
  ended: view(over),
};

export const link = {
  practiceName: practice.name,
  practicePhone: practice.phone,
  timeZone: 'Europe/Dublin',
  startsAt: at('10:30:00'),
  name: nurse.name,
  title: nurse.title,
};
