import { attachmentHash } from '../../server/platform/keys/attachment-hash.ts';
import { sha256 } from '../../server/platform/keys/hash.ts';
import type {
  ReleaseFacts,
  ReleaseRelated,
  ReleaseStill,
} from '../../server/clinical/filing/fhir/release-facts.ts';
import type { Consent, ConsentScope, Still } from '../../shared/consultation.ts';
import { CaptureId, ConsentId, ParticipantId, StatementId, StillId } from '../../shared/ids.ts';

/** Fixed UUIDs that say what they are: `id(7)` ends in 7. */
export const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

export const PRACTICE = uuid(1);
export const PATIENT = uuid(2);
export const CONSULTATION = uuid(3);
export const GP = uuid(4);
export const CHAPERONE = uuid(5);
const GP_PLACE = ParticipantId.parse(uuid(14));
const PATIENT_PLACE = ParticipantId.parse(uuid(12));
const CHAPERONE_PLACE = ParticipantId.parse(uuid(15));
const PLAN = StatementId.parse(uuid(20));

/** The wording that every consent of the factory names, and its hash as the record takes it. */
const WORDING = { title: 'Taking photographs', paragraphs: ['You can say no.'], question: 'Do you agree?' };
const WORDING_SHA256 = sha256(JSON.stringify([WORDING.title, WORDING.paragraphs, WORDING.question]));

const TOLD = {
  planId: PLAN,
  site: 'forearm',
  side: 'left',
  intimate: false,
  why: 'To see the rash on your arm',
  involved: 'Hold the phone above your arm',
  viewers: ['Dr Úna Ó Sé', 'Nóra Ní Fhloinn'],
} as const;

/** One answer to one scope. */
export const consent = (n: number, scope: ConsentScope, over: Partial<Consent> = {}): Consent => ({
  id: ConsentId.parse(uuid(n)),
  at: '2026-11-22T09:32:00.000Z',
  scope,
  decision: 'yes',
  by: null,
  giver: { role: 'patient', participantId: PATIENT_PLACE, name: 'Síle Ní Bhriain' },
  how: 'tap',
  notedBy: null,
  wording: { id: `photographs-${scope}`, version: 1, sha256: WORDING_SHA256, language: 'en-IE' },
  told: scope === 'video' ? null : { ...TOLD, viewers: [...TOLD.viewers] },
  provisional: false,
  ...over,
});

/** A filed still of the left forearm, three bytes of picture. */
export const releaseStill = (
  over: Partial<Still> = {},
  picture = Buffer.from([0xff, 0xd8, 0xff]),
): ReleaseStill => ({
  still: {
    id: StillId.parse(uuid(30)),
    captureId: CaptureId.parse(uuid(31)),
    takenAt: '2026-11-22T09:35:00.000Z',
    storedAt: '2026-11-22T09:35:04.000Z',
    state: 'filed',
    width: 3840,
    height: 2160,
    bytes: picture.length,
    sha256Device: 'ab'.repeat(32),
    sha256Stored: sha256(picture),
    about: {
      method: 'take_photo',
      mime: 'image/jpeg',
      width: 3840,
      height: 2160,
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
    label: 'Rash, third day',
    filedAt: '2026-11-22T09:41:00.000Z',
    discardedAt: null,
    awaitsDecision: false,
    decision: null,
    inPracticeRecord: false,
    patientMaySee: false,
    ownPicture: null,
    ...over,
  },
  picture,
  attachmentHash: attachmentHash(picture),
  necessity: 'The video is too soft to tell whether the rash blanches',
  told: { ...TOLD, viewers: [...TOLD.viewers] },
  consents: [uuid(42), uuid(43)],
  decidedBy: [],
  overrides: [],
  present: [GP_PLACE, PATIENT_PLACE, CHAPERONE_PLACE],
  policy: { jurisdiction: 'ie', version: 1 },
  movedHere: false,
});

const person = (participantId: string, personId: string | null) => ({
  participantId,
  personId,
  title: '',
  trained: null,
  present: [{ from: '2026-11-22T09:31:00.000Z', to: '2026-11-22T09:40:00.000Z' }],
  couldSee: [],
});

/** A mother, verified by the clinician, with a place of her own in the call. */
export const MOTHER: ReleaseRelated = {
  id: uuid(60),
  ids: [uuid(60), uuid(61)],
  name: 'Máire Ní Bhriain',
  relationship: 'mother',
  basis: 'Parent who is a guardian',
  does: 'decides',
  beside: false,
  removed: false,
  validFrom: null,
  validUntil: null,
};

/** A closed consultation with a chaperone, four consents and one filed still. */
export const releaseFacts = (over: Partial<ReleaseFacts> = {}): ReleaseFacts => ({
  releasedAt: '2026-11-22T10:00:00.000Z',
  practice: {
    id: PRACTICE,
    name: 'Sráid an Chlocháin Surgery',
    phone: '+353 1 555 0100',
    address: '1 Main Street',
  },
  patient: {
    id: PATIENT,
    name: 'Síle Ní Bhriain',
    preferredName: 'Síle',
    dateOfBirth: '1957-03-02',
    identifierKind: 'Practice number',
    identifier: 'SN-1042',
    phone: '+353 87 555 0101',
  },
  consultation: {
    id: CONSULTATION,
    kind: 'consultation',
    startsAt: '2026-11-22T09:30:00.000Z',
    reason: 'Rash on the arm',
    state: {
      name: 'closed',
      openedAt: '2026-11-22T09:31:00.000Z',
      endedAt: '2026-11-22T09:40:00.000Z',
      closedAt: '2026-11-22T09:45:00.000Z',
      unfiledReason: null,
    },
    chaperoneAnswer: 'accepted',
  },
  clinicianId: GP,
  people: [
    { id: GP, name: 'Dr Úna Ó Sé', title: 'GP', registration: '123456' },
    { id: CHAPERONE, name: 'Nóra Ní Fhloinn', title: 'Practice nurse', registration: '' },
  ],
  related: [],
  overrides: [],
  nobodyDecides: null,
  participants: [
    { ...person(GP_PLACE, GP), role: 'gp', title: 'GP' },
    { ...person(PATIENT_PLACE, null), role: 'patient' },
    {
      ...person(CHAPERONE_PLACE, CHAPERONE),
      role: 'chaperone',
      title: 'Practice nurse',
      trained: true,
      couldSee: [{ from: '2026-11-22T09:33:00.000Z', to: '2026-11-22T09:39:00.000Z' }],
    },
  ],
  consents: [
    consent(40, 'video', { at: '2026-11-22T09:29:00.000Z' }),
    consent(41, 'examination'),
    consent(42, 'take'),
    consent(43, 'store', { at: '2026-11-22T09:32:01.000Z' }),
  ],
  wordings: [{ sha256: WORDING_SHA256, ...WORDING }],
  stills: [releaseStill()],
  note: {
    id: uuid(50),
    at: '2026-11-22T09:44:00.000Z',
    note: 'Eczema likely.',
    safetyNet: 'Ring if it spreads.',
  },
  audit: [
    {
      at: '2026-11-22T09:32:00.000Z',
      event: 'consent.given',
      actor: { role: 'patient', participantId: PATIENT_PLACE },
      stillId: null,
      captureId: null,
      scope: 'take',
      by: null,
      lawfulBasis: null,
    },
    {
      at: '2026-11-22T09:35:04.000Z',
      event: 'still.stored',
      actor: { role: 'system' },
      stillId: uuid(30),
      captureId: uuid(31),
      scope: null,
      by: null,
      lawfulBasis: 'GDPR Art. 9(2)(h) with Art. 6(1)(e)',
    },
    {
      at: '2026-11-22T09:36:00.000Z',
      event: 'still.accessed',
      actor: { role: 'chaperone', userId: CHAPERONE },
      stillId: uuid(30),
      captureId: null,
      scope: null,
      by: null,
      lawfulBasis: 'GDPR Art. 9(2)(h) with Art. 6(1)(e)',
    },
    {
      at: '2026-11-22T09:36:30.000Z',
      event: 'still.forgotten_by_device',
      actor: { role: 'patient', participantId: PATIENT_PLACE },
      stillId: null,
      captureId: uuid(31),
      scope: null,
      by: null,
      lawfulBasis: 'GDPR Art. 9(2)(h) with Art. 6(1)(e)',
    },
  ],
  ...over,
});
