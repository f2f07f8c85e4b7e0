import type { Author, Consent, ConsentScope, Still, Statement } from '../../../shared/consultation.ts';
import type { PatientRecord, RecordConsultation, RecordStill } from '../../../shared/http.ts';
import { ConsentId, StatementId } from '../../../shared/ids.ts';
import { at, sampleStill } from '../../fixtures/call.ts';
import {
  anyUuid,
  consultationId,
  doctor,
  longName,
  nurse,
  participantId,
  practice,
  sean,
  stillId,
} from '../../fixtures/people.ts';

const gp: Author = { role: 'gp', participantId: participantId(1), name: doctor.name };
const patient: Author = { role: 'patient', participantId: participantId(2), name: sean.name };

let count = 800;
const said = <What extends object>(clock: string, author: Author, what: What) => {
  count += 1;
  return { id: StatementId.parse(anyUuid(count)), at: at(clock), author, ...what };
};

const statements: Statement[] = [
  said('10:33:00', patient, {
    kind: 'place' as const,
    place: '3 Sea Road, Dalkey',
    callBack: '085 555 0111',
  }),
  said('10:34:00', patient, {
    kind: 'privacy' as const,
    private: true,
    comfortable: true,
    others: '',
    participants: [],
  }),
  said('10:36:00', patient, {
    kind: 'chaperone_answer' as const,
    answer: 'accepted' as const,
    preference: 'a woman, if possible',
    askedBy: 'before_the_call' as const,
  }),
  said('10:40:00', gp, { kind: 'best_interest' as const, reason: 'delay_could_harm' as const, note: '' }),
  said('10:40:20', gp, {
    kind: 'modality' as const,
    modality: 'both' as const,
    reason: 'Overview and detail of the skin',
  }),
  said('10:43:00', gp, {
    kind: 'plan' as const,
    site: 'forearm' as const,
    side: 'left' as const,
    markedIntimate: false,
    why: 'To find out what causes the rash',
    involved: 'You show me your left forearm on the camera',
  }),
  said('10:44:00', gp, {
    kind: 'necessity' as const,
    text: 'The edge of the patches decides between eczema and ringworm and cannot be judged on the video.',
  }),
  said('10:55:00', gp, {
    kind: 'note' as const,
    note: 'Well-demarcated coin-shaped patches on the left forearm, three weeks, itching. Likely discoid eczema. Moderate-potency topical steroid for two weeks.',
    safetyNet: 'If it spreads, weeps or you have a fever, ring us the same day.',
  }),
];

const consent = (n: number, scope: ConsentScope, clock: string, change: Partial<Consent> = {}): Consent => ({
  id: ConsentId.parse(anyUuid(900 + n)),
  at: at(clock),
  scope,
  decision: 'yes',
  by: null,
  giver: patient,
  how: 'tap',
  notedBy: null,
  wording: { id: scope, version: 1, sha256: 'c'.repeat(64), language: 'en-IE' },
  told: null,
  provisional: false,
  ...change,
});
const consents = [
  consent(1, 'video', '10:35:00'),
  consent(2, 'take', '10:35:20', { provisional: true }),
  consent(3, 'examination', '10:43:40', { how: 'spoken', notedBy: gp }),
  consent(4, 'take', '10:44:30'),
  consent(5, 'store', '10:44:30'),
];

const still = (n: number, clock: string, change: Partial<Still>): RecordStill => ({
  movedAway: null,
  movedHere: null,
  destruction: null,
  consultationId: consultationId(3),
  necessity: 'The edge of the patches decides between eczema and ringworm and cannot be judged on the video.',
  consents: consents.slice(3),
  present: [
    { name: doctor.name, title: 'GP', role: 'gp' },
    { name: nurse.name, title: nurse.title, role: 'chaperone' },
    { name: sean.name, title: '', role: 'patient' },
  ],
  still: sampleStill(n, clock, {
    state: 'filed',
    bytes: 2_413_560,
    site: 'forearm',
    side: 'left',
    filedAt: at('10:57:10'),
    ...change,
  }),
});

const closed: RecordConsultation = {
  id: consultationId(3),
  kind: 'consultation',
  startsAt: at('10:30:00'),
  reason: 'Rash on the forearm for three weeks',
  state: {
    name: 'closed',
    openedAt: at('10:40:00'),
    endedAt: at('10:54:10'),
    closedAt: at('10:59:00'),
    unfiledReason: null,
  },
  clinicianName: doctor.name,
  clinicianRegistration: doctor.registration,
  statements,
  consents,
  participants: [
    {
      name: doctor.name,
      title: 'GP',
      role: 'gp',
      trained: null,
      identified: 'staff_sign_in',
      intervals: [{ joinedAt: at('10:38:12'), leftAt: at('10:54:10') }],
      couldSee: [],
      attestation: null,
    },
    {
      name: nurse.name,
      title: nurse.title,
      role: 'chaperone',
      trained: true,
      identified: 'personal_link',
      intervals: [
        { joinedAt: at('10:41:03'), leftAt: at('10:46:31') },
        { joinedAt: at('10:46:58'), leftAt: at('10:54:10') },
      ],
      attestation: { at: at('10:55:30'), saw: 'all', note: 'Seán was at ease throughout.' },
      couldSee: [
        { from: at('10:41:05'), to: at('10:46:30') },
        { from: at('10:46:59'), to: at('10:54:10') },
      ],
    },
    {
      name: sean.name,
      title: '',
      role: 'patient',
      trained: null,
      identified: 'date_of_birth',
      intervals: [{ joinedAt: at('10:32:40'), leftAt: at('10:54:10') }],
      couldSee: [],
      attestation: null,
    },
  ],
  pauses: [{ from: at('10:48:02'), to: at('10:48:40'), by: nurse.name }],
  stills: [
    still(1, '10:46:04', { label: 'Overview', inPracticeRecord: true }),
    still(2, '10:47:20', {
      label: 'Close, edge of the patch',
      decision: {
        keep: true,
        reason: 'The edge decides the treatment and cannot be seen again for weeks.',
        at: at('10:58:20'),
        by: doctor.name,
        afterWithdrawal: true,
      },
    }),
    {
      ...still(3, '10:49:11', { state: 'discarded', filedAt: null, discardedAt: at('10:57:40') }),
      destruction: {
        at: at('10:57:40'),
        by: doctor.name,
        reason: 'Blurred, taken again',
        afterWithdrawal: false,
        objectsAt: at('10:57:41'),
      },
    },
  ],
  audit: [
    { at: at('10:30:02'), event: 'link.verified', who: 'patient', lawfulBasis: null },
    ...['10:33:00', '10:34:00', '10:36:00'].map((clock) => ({
      at: at(clock),
      event: 'statement.recorded',
      who: 'patient',
      lawfulBasis: null,
    })),
    { at: at('10:40:00'), event: 'consultation.opened', who: 'gp', lawfulBasis: null },
    { at: at('10:44:30'), event: 'consent.given', who: 'patient', lawfulBasis: null },
    {
      at: at('10:46:09'),
      event: 'still.stored',
      who: 'server',
      lawfulBasis: 'GDPR Art. 9(2)(h) with Art. 6(1)(e)',
    },
  ],
};

const inPerson: RecordConsultation = {
  ...closed,
  id: consultationId(2),
  startsAt: '2026-09-08T14:15:00.000Z',
  reason: 'Lump in the neck',
  state: {
    name: 'in_person',
    at: '2026-09-08T14:20:00.000Z',
    why: 'It has to be felt',
    safetyNet: 'Ring us the same day if it grows or swallowing is hard.',
  },
  statements: [],
  consents: [],
  participants: [],
  pauses: [],
  stills: [],
  audit: [],
};

const frame = { serverNow: at('11:30:00'), practice, openUntil: null };
export const record: PatientRecord = { ...frame, patient: sean, consultations: [closed, inPerson] };
export const emptyRecord: PatientRecord = { ...frame, patient: sean, consultations: [] };
export const longRecord: PatientRecord = {
  ...frame,
  patient: longName,
  consultations: [
    {
      ...closed,
      clinicianName: 'Dr Muireann Ní Chonaill-Mac Giolla Phádraig de Paor',
      state: {
        name: 'finishing',
        openedAt: at('10:40:00'),
        endedAt: at('10:54:10'),
      },
      reason:
        'A raised, itching rash that began on the left forearm three weeks ago and has since spread to the shoulder and the back of the neck',
      stills: [still(4, '10:50:00', { state: 'unfiled', filedAt: null, site: null, side: null })],
    },
  ],
};
const moment = '2026-11-24T09:12:00.000Z';
const reason = 'Booked under the wrong member of the family';
/** R19, R35: one filed here by mistake, one that came from another record, the patient's own. */
export const correctedRecord: PatientRecord = {
  ...frame,
  patient: sean,
  consultations: [
    {
      ...closed,
      id: consultationId(9),
      kind: 'correction',
      startsAt: moment,
      reason: 'Correction: a photograph that had been filed in another record',
      statements: [],
      consents: [],
      participants: [],
      pauses: [],
      audit: [],
      stills: [
        {
          ...still(5, '10:50:00', { label: 'Edge of the patch' }),
          consents: [],
          present: [],
          movedHere: {
            at: moment,
            by: doctor.name,
            reason,
            consentNote: 'Told by phone on Tuesday; content that it stays in the record.',
            treatedBoth: false,
            origin: {
              clinicianName: doctor.name,
              consents: consents
                .slice(3)
                .map(({ scope, decision, how, at: when }) => ({ scope, decision, how, at: when })),
              present: [
                { name: doctor.name, title: 'GP', role: 'gp' },
                { name: '', title: '', role: 'patient' },
              ],
            },
          },
        },
      ],
    },
    {
      ...closed,
      stills: [
        {
          ...still(6, '10:46:04', { state: 'moved' }),
          movedAway: { at: moment, by: doctor.name, reason },
        },
        still(7, '11:20:00', {
          label: 'Before it went',
          about: { ...sampleStill(7, '11:20:00').about, method: 'patient_upload' },
          ownPicture: {
            askedId: StatementId.parse(anyUuid(1)),
            what: 'The rash on your arm, before it went',
            takenOn: '2026-11-19',
          },
        }),
      ],
    },
  ],
};
export const closedConsultation = closed;
export const openStillId = stillId(2);

/** R3: the patient phoned a week later; nobody has decided yet. */
export const withdrawnRecord: PatientRecord = {
  ...frame,
  patient: sean,
  consultations: [
    {
      ...closed,
      statements: [
        ...closed.statements,
        said(
          '12:30:00',
          { ...gp, participantId: null },
          {
            kind: 'withdrawal_noted' as const,
            by: null,
            name: sean.name,
            heard: 'phone' as const,
            heardOn: '2026-03-09',
            words: 'Does not want the pictures kept.',
          },
        ),
      ],
      stills: closed.stills.map((entry) =>
        entry.still.state === 'filed' ? { ...entry, still: { ...entry.still, awaitsDecision: true } } : entry,
      ),
    },
  ],
};
