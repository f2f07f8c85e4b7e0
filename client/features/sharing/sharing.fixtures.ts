import type {
  CopyCard,
  ShareCard,
  SharedView,
  SharingOverview,
  StillSharing,
} from '../../../shared/http-sharing.ts';
import { CopyId, ShareId, SharingConsentId } from '../../../shared/ids.ts';
import { anyUuid, doctor, longName, practice, sean, stillId } from '../../fixtures/people.ts';

/** Made-up sharing; nobody here exists. */
const NOW = '2026-03-02T10:20:00.000Z';
const UNTIL = '2026-03-17T00:00:00.000Z';
const dermatologist = {
  name: 'Dr Síle Nic Gabhann',
  role: 'Consultant dermatologist',
  organisation: 'City Hospital',
};

const wording = (title: string, paragraphs: string[], question: string) => ({
  id: 'sharing',
  version: 1,
  sha256: 'a'.repeat(64),
  language: 'en-IE',
  title,
  paragraphs,
  question,
});
const CARE = [
  'I would like to show {stills} to {recipient}, because {why}.',
  'They look at it through our system, with your name and date of birth. It is not sent as a file or by e-mail.',
  'It ends on {until}. You can stop it before then: tell the practice, and they can look no more.',
  'You can say no. Your care here does not change.',
];

export const stillSharing: StillSharing = {
  serverNow: NOW,
  patient: { id: sean.id, name: sean.name, dateOfBirth: sean.dateOfBirth },
  still: {
    id: stillId(1),
    site: 'forearm',
    side: 'left',
    label: 'Inner side, scaly border',
    takenAt: '2026-03-02T09:41:00.000Z',
    width: 720,
    height: 960,
  },
  others: [
    {
      id: stillId(2),
      site: 'forearm',
      side: 'left',
      label: 'From further away',
      takenAt: '2026-02-20T09:30:00.000Z',
    },
  ],
  whoGives: { kind: 'one', of: [{ role: 'patient', name: sean.name, by: null }] },
  whoTeaches: { kind: 'one', of: [{ role: 'patient', name: sean.name, by: null }] },
  withdrawers: [{ role: 'patient', name: sean.name, by: null }],
  wordings: {
    care: wording('For your care', CARE, 'Do you agree that {recipient} sees {stills}?'),
    identified: wording('With your name', CARE, 'Do you agree that {recipient} knows that it is you?'),
    deidentified: wording('Without your name', CARE, 'Do you agree that {recipient} sees a copy?'),
    teaching: wording(
      'Teaching',
      [
        'I would like to use a copy of {stills} to teach other health workers.',
        'The copy has no name. Faces, tattoos and what is behind you are covered, and a second person checks that. Somebody who knows you well could still guess.',
        'This is not for your own care. You can say no, and your care here does not change.',
        'You can change your mind at any time. We then destroy the copy. What somebody has learned from it stays learned.',
      ],
      'Do you agree that a copy of {stills} is used for teaching and training?',
    ),
  },
  teaching: null,
  shares: [],
  copies: [],
};

export const agreedToTeach: StillSharing = {
  ...stillSharing,
  teaching: {
    id: SharingConsentId.parse(anyUuid(30)),
    at: '2026-03-02T10:02:00.000Z',
    givenBy: [{ role: 'patient', name: sean.name }],
  },
};

export const nobodyMay: StillSharing = {
  ...stillSharing,
  whoGives: { kind: 'nobody', why: 'Under 16 a parent or guardian decides, and none is on record.' },
};

const share = (n: number, over: Partial<ShareCard> = {}): ShareCard => ({
  id: ShareId.parse(anyUuid(n)),
  consentId: SharingConsentId.parse(anyUuid(100 + n)),
  patient: stillSharing.patient,
  recipient: dermatologist,
  purpose: 'care',
  form: 'as_filed',
  why: 'to ask whether it needs a biopsy',
  until: UNTIL,
  status: 'open',
  endedAt: null,
  endedWhy: null,
  sharedBy: doctor.name,
  stills: [{ stillId: stillId(1), site: 'forearm', side: 'left', caption: 'Inner side', ready: true }],
  looks: [
    { at: '2026-03-02T09:58:00.000Z', position: 1 },
    { at: '2026-03-02T10:11:00.000Z', position: 1 },
  ],
  ...over,
});

const copy = (n: number, over: Partial<CopyCard> = {}): CopyCard => ({
  id: CopyId.parse(anyUuid(200 + n)),
  stillId: stillId(1),
  consentId: SharingConsentId.parse(anyUuid(30)),
  scope: 'teaching',
  state: 'to_check',
  site: 'forearm',
  side: 'left',
  width: 640,
  height: 800,
  madeBy: 'Dr Ronan Keane',
  madeAt: '2026-03-01T16:40:00.000Z',
  mine: false,
  patientName: null,
  checkedBy: null,
  checkedAt: null,
  sentBackReason: null,
  collectedAt: null,
  ...over,
});

export const toCheck = copy(1);

export const overview: SharingOverview = {
  serverNow: NOW,
  shares: [
    share(1),
    share(2, {
      recipient: { name: 'Ciara Dunne', role: 'Claims assessor', organisation: 'Harp Insurance' },
      purpose: 'other',
      form: 'copy',
      why: 'the claim for the burn',
      status: 'needs_copy',
      looks: [],
      stills: [{ stillId: stillId(1), site: 'forearm', side: 'left', caption: '', ready: false }],
    }),
    share(3, { status: 'ended', endedAt: '2026-02-27T15:04:00.000Z', endedWhy: 'withdrawn' }),
  ],
  copies: [
    toCheck,
    copy(2, {
      state: 'sent_back',
      mine: true,
      madeBy: doctor.name,
      patientName: sean.name,
      checkedBy: 'Dr Ronan Keane',
      checkedAt: '2026-03-02T09:10:00.000Z',
      sentBackReason: 'The tattoo on the wrist still shows at the lower edge.',
    }),
    copy(3, {
      state: 'accepted',
      mine: true,
      madeBy: doctor.name,
      patientName: sean.name,
      checkedBy: 'Dr Ronan Keane',
      checkedAt: '2026-03-02T09:12:00.000Z',
      collectedAt: '2026-03-02T09:30:00.000Z',
    }),
  ],
};

export const nothingShared: SharingOverview = { serverNow: NOW, shares: [], copies: [] };

export const longOverview: SharingOverview = {
  serverNow: NOW,
  shares: [
    share(1, {
      patient: { id: longName.id, name: longName.name, dateOfBirth: longName.dateOfBirth },
      recipient: {
        name: 'Dr Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald',
        role: 'Consultant in paediatric and adolescent dermatology',
        organisation: 'Ionad Sláinte Phobail Bhaile Átha an Urchaire agus na gCeantar Máguaird',
      },
      status: 'locked',
    }),
  ],
  copies: [],
};

export const shared: SharedView = {
  serverNow: NOW,
  practiceName: practice.name,
  practicePhone: practice.phone,
  timeZone: practice.timeZone,
  sharedBy: doctor.name,
  recipientName: dermatologist.name,
  purpose: 'care',
  why: 'to ask whether it needs a biopsy',
  message: 'Scaly for three weeks, no pain. No answer to miconazole.',
  until: UNTIL,
  patient: { name: sean.name, dateOfBirth: sean.dateOfBirth },
  stills: [
    {
      position: 1,
      caption: 'Inner side, scaly border',
      site: 'forearm',
      side: 'left',
      takenAt: '2026-03-02T09:41:00.000Z',
      width: 720,
      height: 960,
    },
  ],
};

export const sharedNameless: SharedView = {
  ...shared,
  purpose: 'other',
  patient: null,
  stills: shared.stills.map((still) => ({ ...still, takenAt: null })),
};
