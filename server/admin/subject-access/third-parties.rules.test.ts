import { expect, test } from 'vitest';
import { ConsultationId, ParticipantId } from '../../../shared/ids.ts';
import { Statement } from '../../../shared/consultation.ts';
import { reviewItems } from './third-parties.rules.ts';
import type { Reviewed } from './third-parties.rules.ts';

const uuid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const ID = ConsultationId.parse(uuid(1));
let next = 100;
const statement = (body: Record<string, unknown>): Statement =>
  Statement.parse({
    id: uuid((next += 1)),
    at: '2026-11-23T10:00:00.000Z',
    author: { role: 'gp', participantId: null, name: 'Dr Murphy' },
    ...body,
  });
const of = (changes: Partial<Reviewed> = {}): Reviewed => ({
  id: ID,
  reason: '',
  state: { name: 'closed' },
  statements: [],
  participants: [],
  stills: [],
  ...changes,
});
const found = (changes: Partial<Reviewed>) =>
  reviewItems(of(changes)).map(({ kind, text }) => ({ kind, text }));

test('who else is in the room is a person to look at', () => {
  const privacy = statement({
    kind: 'privacy',
    private: false,
    comfortable: true,
    others: 'Bríd',
    participants: [],
  });
  expect(found({ statements: [privacy] })).toEqual([{ kind: 'person', text: 'Bríd' }]);
});

test('nobody else there: nothing to look at', () => {
  const privacy = statement({
    kind: 'privacy',
    private: true,
    comfortable: true,
    others: '',
    participants: [],
  });
  expect(found({ statements: [privacy] })).toEqual([]);
});

test('[R6] a guardian’s or attorney’s name and relationship, the chaperone: people', () => {
  const answering = statement({
    kind: 'answering_for',
    name: 'Aoife',
    relationship: 'aunt',
    guardian: 'no',
  });
  const kinds = reviewItems(of({ statements: [answering] }));
  expect(kinds.map(({ kind, text }) => [kind, text])).toEqual([
    ['person', 'Aoife'],
    ['person', 'aunt'],
  ]);
  const chaperone = {
    id: ParticipantId.parse(uuid(7)),
    name: 'Niamh',
    title: 'Nurse',
    role: 'chaperone' as const,
  };
  expect(reviewItems(of({ participants: [chaperone] })).map(({ text }) => text)).toEqual(['Niamh, Nurse']);
});

test('GP and patient are not third parties in the patient’s own record', () => {
  const people = [
    { id: ParticipantId.parse(uuid(8)), name: 'Dr Murphy', title: 'GP', role: 'gp' as const },
    { id: ParticipantId.parse(uuid(9)), name: 'Seán', title: '', role: 'patient' as const },
  ];
  expect(found({ participants: people })).toEqual([]);
});

test('what was written freely is looked at; codes and what the patient was told are not', () => {
  const items = found({
    reason: 'Rash, like her sister’s',
    state: { name: 'in_person', why: 'Too far gone for video', safetyNet: 'Ring if worse' },
    statements: [
      statement({ kind: 'best_interest', reason: 'delay_could_harm', note: 'Husband is a patient too' }),
      statement({ kind: 'modality', modality: 'both', reason: 'detail' }),
      statement({
        kind: 'chaperone_answer',
        answer: 'accepted',
        preference: 'Niamh',
        askedBy: 'clinician',
      }),
      statement({
        kind: 'plan',
        site: 'forearm',
        side: 'left',
        markedIntimate: false,
        why: 'to see it',
        involved: 'Hold the phone still',
      }),
      statement({ kind: 'place', place: '4 Sea Road, Galway', callBack: '085 555 0101' }),
    ],
  });
  expect(items.map(({ text }) => text)).toEqual([
    'Rash, like her sister’s',
    'Husband is a patient too',
    'detail',
    'Niamh',
    'Too far gone for video',
    'Ring if worse',
  ]);
});

test('[R11] a silent “no” and what was done about it are one thing to decide', () => {
  const items = found({
    statements: [
      statement({ kind: 'safe_to_talk', answer: 'no' }),
      statement({ kind: 'safety_decision', note: 'Called back at her sister’s' }),
    ],
  });
  expect(items).toEqual([
    {
      kind: 'safety',
      text: 'The silent “no”, and what was done about it. Called back at her sister’s',
    },
  ]);
});

test('[R11] “yes, safe to talk” is nothing to look at', () => {
  expect(found({ statements: [statement({ kind: 'safe_to_talk', answer: 'yes' })] })).toEqual([]);
});
