import type { ImagePolicyView, PracticePolicyView } from '../../../shared/http-policy.ts';
import { DEFAULT_PRACTICE_POLICY } from '../../../shared/practice-policy.ts';

const timeZone = 'Europe/Dublin';
const hash = (digit: string) => digit.repeat(64);

const TEXT = `# What this is about
This is our practice’s policy for clinical images: photographs taken during a video consultation, and pictures a patient already has. It holds for everybody who works here.

# Before a photograph
- Take one only when it is needed for this patient’s care, and write down why first.
- Say what you want to see, why, who will see it and where it is kept.
- Ask for consent to take the photograph and, on its own, to keep it in the record. No is an answer.

# Where images are kept
- Only in Sightline, and from there in the practice’s own record. Never on a phone or a memory stick.
- File every still at the earliest opportunity, the same day.

# When something goes wrong
Tell the practice manager the same hour. Nobody is blamed for telling.`;

const versions = [
  { version: 2, at: '2026-11-09T08:30:00.000Z', byName: 'Ruth Daly', sha256: hash('b') },
  { version: 1, at: '2026-09-01T07:45:00.000Z', byName: null, sha256: hash('a') },
];

export const unread: ImagePolicyView = {
  current: { version: 2, at: '2026-11-09T08:30:00.000Z', byName: 'Ruth Daly', sha256: hash('b'), text: TEXT },
  acknowledgedAt: null,
  versions,
  staff: null,
  timeZone,
};

export const asManager: ImagePolicyView = {
  ...unread,
  acknowledgedAt: '2026-11-09T08:31:00.000Z',
  staff: [
    { name: 'Dr Aoife Murphy', title: 'GP', acknowledgedAt: '2026-11-09T12:02:00.000Z' },
    {
      name: 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald',
      title: 'Advanced nurse practitioner and lead chaperone of the practice',
      acknowledgedAt: null,
    },
    { name: 'Dr Conor Walsh', title: 'GP', acknowledgedAt: null },
    { name: 'Ruth Daly', title: 'Practice manager', acknowledgedAt: '2026-11-09T08:31:00.000Z' },
  ],
};

export const choices: PracticePolicyView = {
  version: 2,
  policy: { ...DEFAULT_PRACTICE_POLICY, receiptDays: 30, filingLateAfterMinutes: 30 },
  defaults: DEFAULT_PRACTICE_POLICY,
  history: [
    {
      version: 2,
      at: '2026-11-16T15:20:00.000Z',
      byName: 'Caoimhe Ní Dhomhnaill-Ó Súilleabháin de Búrca Fitzgerald',
      changes: [
        { field: 'under18IntimateOverride', from: true, to: false },
        { field: 'filingLateAfterMinutes', from: 60, to: 30 },
      ],
    },
    {
      version: 1,
      at: '2026-09-02T09:05:00.000Z',
      byName: 'Ruth Daly',
      changes: [
        { field: 'under18IntimateOverride', from: false, to: true },
        { field: 'receiptDays', from: 14, to: 30 },
      ],
    },
  ],
  timeZone,
};

export const untouched: PracticePolicyView = {
  ...choices,
  version: 0,
  policy: DEFAULT_PRACTICE_POLICY,
  history: [],
};
