import type { BodySite } from '../../../shared/body-sites.ts';
import { PatientView, type PatientAsk } from '../../../shared/views.ts';

/** Views as the server would send them, parsed by the contract: for screens and tests. */
const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const sha256 = 'a3'.repeat(32);

export const ids = {
  gp: id(1),
  patient: id(2),
  chaperone: id(3),
  plan: id(10),
  capture: id(20),
  still: id(30),
};
export const LONG_NAME = 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald';

const wording = (name: string, title: string, paragraphs: string[], question: string) => ({
  id: name,
  version: 1,
  sha256,
  language: 'en-IE',
  title,
  paragraphs,
  question,
});

const wordings = {
  video: wording(
    'video',
    'What will happen',
    [
      'You and Dr Murphy will see and hear each other by video. Nobody records the call.',
      'You can stop at any time. If you would rather not talk by video, that is fine. There are other ways.',
    ],
    'Are you happy to talk by video?',
  ),
  limitations: wording(
    'limitations',
    'What video cannot do',
    [
      'A doctor cannot feel, listen to or test things over video.',
      'A physical examination may still be needed. Dr Murphy will tell you if it is.',
    ],
    'I understand that a physical examination may still be needed.',
  ),
  deviceNotice: wording(
    'device-notice',
    'Your own phone',
    [
      'Your phone may not be secure. Other people who can use it may see what is on it.',
      'What you send in other ways, like text or e-mail, may not be secure.',
      'If you are asked to send a picture another way, use this address: riverside.practice@healthmail.ie',
    ],
    'I have read this.',
  ),
  take: wording(
    'take',
    'Taking photographs',
    [
      'Dr Murphy may ask to take a photograph with your phone. Before each one you see a countdown, and you can stop it.',
      'You can stop more photographs at any time. Ones already in your record may have to stay.',
    ],
    'May Dr Murphy take photographs?',
  ),
  store: wording(
    'store',
    'Keeping photographs',
    [
      'Photographs go into your record at the practice, and only there.',
      'You can stop more photographs at any time. Ones already in your record may have to stay.',
    ],
    'May the practice keep the photographs in your record?',
  ),
  chaperone: wording(
    'chaperone',
    'Someone with you',
    [
      'A chaperone is a trained person from the practice. They are there for you while you are examined.',
      'A chaperone sees what Dr Murphy sees: the live picture and the photographs. Only during the call.',
    ],
    'Would you like a chaperone?',
  ),
};

/** The same in easier words: texts of their own, with their own hash. */
const easyWordings = Object.fromEntries(
  Object.entries(wordings).map(([topic, usual]) => [
    topic,
    {
      ...usual,
      id: `${usual.id}.easy`,
      sha256: 'b4'.repeat(32),
      paragraphs: ['The doctor wants to help you with this.', 'You can say no. You can stop when you want.'],
    },
  ]),
);

const participant = (
  role: 'gp' | 'patient' | 'chaperone',
  name: string,
  title: string,
  more: object = {},
) => ({
  id: ids[role],
  role,
  name,
  title,
  trained: role === 'chaperone' ? true : null,
  identified: role === 'patient' ? 'date_of_birth' : 'staff_sign_in',
  status: 'admitted',
  arrivedAt: '2026-03-02T09:28:10.000Z',
  admittedAt: '2026-03-02T09:31:00.000Z',
  leftAt: null,
  connected: true,
  acceptedByPatient: role === 'chaperone' ? true : null,
  ...more,
});

const base = {
  kind: 'patient',
  id: id(100),
  version: 1,
  serverNow: '2026-03-02T09:33:00.000Z',
  state: { name: 'preparing', since: '2026-03-02T09:27:00.000Z' },
  startsAt: '2026-03-02T09:30:00.000Z',
  practice: {
    name: 'Riverside Family Practice',
    phone: '01 555 0134',
    address: '4 Quay Street, Dublin 8',
    healthmail: 'riverside.practice@healthmail.ie',
    timeZone: 'Europe/Dublin',
    complaints: 'Write to the practice manager at 4 Quay Street, Dublin 8, or phone 01 555 0134.',
  },
  clinician: { name: 'Dr Aoife Murphy', registration: '123456' },
  patientName: 'Nora Byrne',
  ownParticipantId: ids.patient,
  page: 'patient',
  asksWhoAnswers: false,
  ownViewQuestion: null,
  answering: { by: null, name: 'Nora Byrne', relationship: '' },
  othersHere: [],
  elsewhere: [],
  ownStops: [],
  admitted: false,
  participants: [participant('patient', 'Nora Byrne', '', { status: 'held', admittedAt: null })],
  statements: [],
  consents: [],
  told: null,
  asks: [],
  wordings,
  easyWordings,
  pictureOff: null,
  chaperoneName: null,
  privateLine: null,
  ahead: 0,
  clinicianBusy: false,
  emergencySince: null,
  captures: [],
  ownPicture: null,
  receipt: null,
};

/** A view with some fields changed. @throws when the result is not what the contract allows */
export const patientView = (change: object = {}): PatientView => PatientView.parse({ ...base, ...change });

const author = { role: 'patient', participantId: ids.patient, name: 'Nora Byrne' };

/** A recorded statement of the patient's. `at` in minutes after 09:00 UTC. */
export const stated = (at: number, body: object) => ({
  id: id(1000 + at),
  at: `2026-03-02T09:${String(at).padStart(2, '0')}:00.000Z`,
  author,
  ...body,
});

/** A recorded answer to a scope. */
export const consented = (at: number, scope: string, decision: string) => ({
  id: id(2000 + at),
  at: `2026-03-02T09:${String(at).padStart(2, '0')}:00.000Z`,
  scope,
  decision,
  giver: author,
  how: 'tap',
  notedBy: null,
  wording: { id: scope, version: 1, sha256, language: 'en-IE' },
  told: null,
  by: null,
  provisional: true,
});

/** Every question answered, in order. */
export const allStatements = [
  stated(10, { kind: 'device_check', camera: 'ok', microphone: 'ok', speaker: 'heard', detail: '' }),
  stated(11, { kind: 'place', place: '12 Mill Lane, Naas', callBack: '087 555 0199' }),
  stated(12, {
    kind: 'privacy',
    private: true,
    comfortable: true,
    others: '',
    participants: [ids.gp, ids.patient],
  }),
  stated(13, { kind: 'safe_to_talk', answer: 'yes' }),
  stated(15, { kind: 'limitations_acknowledged' }),
  stated(16, { kind: 'device_notice_acknowledged' }),
  stated(17, { kind: 'chaperone_answer', answer: 'accepted', preference: '', askedBy: 'before_the_call' }),
];
export const allConsents = [
  consented(14, 'video', 'yes'),
  consented(18, 'take', 'yes'),
  consented(19, 'store', 'yes'),
];

export const everybody = [
  participant('gp', 'Dr Aoife Murphy', 'GP'),
  participant('patient', 'Nora Byrne', ''),
  participant('chaperone', 'Máire Walsh', 'practice nurse'),
];

export const told = {
  planId: ids.plan,
  site: 'forearm' satisfies BodySite,
  side: 'left',
  intimate: false,
  why: 'To see how the rash has changed since Friday.',
  involved: 'You hold your phone over your arm. I look, and take one or two photographs.',
  viewers: ['Dr Aoife Murphy', 'Máire Walsh, practice nurse (during the call)'],
};

/** Waiting, everything answered. */
export const waitingView = (change: object = {}) =>
  patientView({
    state: { name: 'waiting', since: '2026-03-02T09:29:00.000Z' },
    statements: allStatements,
    consents: allConsents,
    ...change,
  });

/** In the call with GP and chaperone. */
export const callView = (change: object = {}) =>
  waitingView({
    state: { name: 'conversation', openedAt: '2026-03-02T09:31:00.000Z' },
    admitted: true,
    participants: everybody,
    told,
    ...change,
  });

/** In the call with one thing being asked. */
export const askingView = (ask: object, change: object = {}): PatientView =>
  callView({ asks: [ask], ...change });

export const asks = {
  chaperone_person: {
    kind: 'chaperone_person',
    participantId: ids.chaperone,
    name: 'Máire Walsh',
    title: 'practice nurse',
    trained: true,
  },
  newcomer: { kind: 'newcomer', participantId: ids.chaperone, name: 'Máire Kelly', title: 'mother' },
  chaperone_absent: { kind: 'chaperone_absent' },
  chaperone: { kind: 'chaperone' },
  examination: {
    kind: 'examination',
    told,
    wording: wording(
      'examination',
      'The examination',
      ['Dr Murphy would like to look at your arm.'],
      'Are you happy to go on?',
    ),
    easy: {
      ...wording('examination.easy', 'The examination', ['Dr Murphy wants to look.'], 'Is that OK?'),
      sha256: 'b4'.repeat(32),
    },
    as: { by: null, name: 'Nora Byrne', relationship: '' },
  },
  photographs: {
    kind: 'photographs',
    told,
    take: wordings.take,
    store: wordings.store,
    easy: { take: easyWordings['take'], store: easyWordings['store'] },
    as: { by: null, name: 'Nora Byrne', relationship: '' },
    before: true,
  },
  privacy: { kind: 'privacy' },
  device_notice: { kind: 'device_notice' },
  limitations: { kind: 'limitations' },
  resume: { kind: 'resume' },
} satisfies Record<PatientAsk['kind'], object>;

/** After the call, with the receipt. */
export const receiptView = (change: object = {}) =>
  callView({
    state: {
      name: 'finishing',
      openedAt: '2026-03-02T09:31:00.000Z',
      endedAt: '2026-03-02T09:43:00.000Z',
    },
    receipt,
    ...change,
  });

export const receipt = {
  stills: [
    {
      id: ids.still,
      takenAt: '2026-03-02T09:37:20.000Z',
      state: 'filed',
      what: 'A photograph of your left forearm',
      ownPicture: null,
      mayLook: false,
      withdrawal: null,
    },
  ],
  until: '2026-03-16T09:30:00.000Z',
  present: [
    { name: 'Dr Aoife Murphy', title: 'GP', role: 'gp' },
    { name: 'Máire Walsh', title: 'practice nurse', role: 'chaperone' },
  ],
  whoCanSee: ['Dr Aoife Murphy', 'Doctors and nurses who care for you at Riverside Family Practice'],
  keptFor: '8 years after your last visit to the practice',
  safetyNet:
    'Use the cream twice a day. Phone the practice if the rash spreads, if it hurts more, or if you have a fever.',
  consents: [
    { what: 'Talking by video', decision: 'yes', at: '2026-03-02T09:14:00.000Z', by: null },
    { what: 'Taking photographs', decision: 'yes', at: '2026-03-02T09:35:00.000Z', by: null },
    { what: 'Keeping photographs in the record', decision: 'yes', at: '2026-03-02T09:35:00.000Z', by: null },
  ],
  ownView: null,
  mayStop: [{ by: null, name: 'Seán' }],
};

/** Oisín is nine; his mother Máire decides, beside him or from another town. */
export const MAIRE = { by: id(77), name: 'Máire Kelly', relationship: 'mother' };
const forOisin = (topic: keyof typeof wordings, paragraphs: string[], question: string) => ({
  ...wordings[topic],
  id: `${topic}.representative`,
  sha256: 'c5'.repeat(32),
  paragraphs,
  question,
});
const representativeWordings = {
  ...wordings,
  video: forOisin(
    'video',
    [
      'Dr Aoife Murphy at Riverside Family Practice would like to see Oisín by video. You are asked because you decide for Oisín, or together with them.',
      'Nothing is recorded: no video and no sound is kept.',
    ],
    'Do you agree that Oisín is seen by video?',
  ),
  take: forOisin(
    'take',
    [
      'Dr Aoife Murphy may ask to take photographs of Oisín with the camera. A photograph shows more detail than the video.',
      'You can stop more photographs at any time, and so can Oisín. Ones already in the record may have to stay.',
    ],
    'Do you agree to photographs of Oisín being taken?',
  ),
  store: forOisin(
    'store',
    [
      'Photographs are kept in Oisín’s medical record at Riverside Family Practice, encrypted, with the rest of the notes.',
      'You can stop more photographs at any time, and so can Oisín. Ones already in the record may have to stay.',
    ],
    'Do you agree to photographs being kept in Oisín’s record?',
  ),
};
const byMaire = { wordings: representativeWordings, easyWordings: representativeWordings };

/** What a young patient is asked, by whose words. */
export const viewQuestion = (band: 'child' | 'young' | 'deciding') => ({
  ...wording(
    `own-view.${band}`,
    band === 'child' ? 'A question just for you' : 'What do you think?',
    [
      'Dr Aoife Murphy would like to look at what is bothering you, with the camera.',
      'The doctor may want to take a photo of it. You can say what you think. You can say stop at any time.',
    ],
    'How do you feel about that?',
  ),
  band,
});

/** The page of a child of nine. */
export const childView = (change: object = {}): PatientView =>
  patientView({
    patientName: 'Oisín',
    asksWhoAnswers: true,
    answering: null,
    ownViewQuestion: viewQuestion('child'),
    participants: [participant('patient', 'Oisín Kelly', '', { status: 'held', admittedAt: null })],
    ...change,
  });

/** The same with his mother beside him. */
export const withMother = (change: object = {}): PatientView =>
  childView({
    answering: MAIRE,
    statements: [answeringFor('Máire Kelly', 'mother', 'yes')],
    ...byMaire,
    ...change,
  });

/** What somebody said of themself on a young patient’s page. */
export const answeringFor = (name: string, relationship: string, guardian: string) =>
  stated(9, { kind: 'answering_for', name, relationship, guardian });

/** His mother’s own page, from another town. */
export const motherView = (change: object = {}): PatientView =>
  patientView({
    page: 'representative',
    patientName: 'Oisín',
    ownParticipantId: id(4),
    answering: MAIRE,
    participants: [
      participant('patient', 'Oisín Kelly', '', { status: 'held', admittedAt: null }),
      mother({ status: 'held', admittedAt: null }),
    ],
    ...byMaire,
    ...change,
  });

/** Máire as somebody in the call. */
export const mother = (more: object = {}) => ({
  ...participant('chaperone', 'Máire Kelly', 'mother'),
  id: id(4),
  role: 'representative',
  identified: 'date_of_birth',
  trained: null,
  acceptedByPatient: null,
  ...more,
});
