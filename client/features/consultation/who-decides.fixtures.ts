import { ALONE } from '../../../shared/answering-for.ts';
import type { BlockerCode } from '../../../shared/blockers.ts';
import { StatementId } from '../../../shared/ids.ts';
import type { BasisName } from '../../../shared/basis.ts';
import type { StaffView } from '../../../shared/views.ts';
import { gpIn, patientHeld, patientIn, representativeHeld, representativeIn } from '../../fixtures/call.ts';
import { ADULT_DECIDES } from '../../fixtures/deciding.ts';
import { anyUuid, longName, mary, sean } from '../../fixtures/people.ts';
import {
  answers,
  checklist,
  consent,
  gate,
  gpAuthor,
  patientAuthor,
  said,
  talking,
  view,
} from './consultation.fixtures.ts';

type Deciding = StaffView['deciding'];
type Statement = StaffView['statements'][number];
type Person = Deciding['people'][number];
type Basis = Deciding['bases'][number];

const id = (n: number) => StatementId.parse(anyUuid(9000 + n));

/** Some of the policy's rows as the server sends them, with their own words. */
const CHILD_BASES: Basis[] = [
  {
    name: 'parent_guardian',
    label: 'Parent who is a guardian',
    gives: 'decides',
    needsInstrument: false,
    note: 'Not every parent is a guardian: ask, and note how you know.',
    source: 'Guardianship of Infants Act 1964, s. 6, as amended',
  },
  {
    name: 'state_agency',
    label: 'Child and Family Agency (child in care)',
    gives: 'decides',
    needsInstrument: true,
    note: 'A care order lets the Agency consent. Under an emergency or interim order see what the court directed; in voluntary care the parents decide.',
    source: 'Child Care Act 1991, ss. 4, 13, 17 and 18(3); S.I. No. 258 of 1995',
  },
];
const ADULT_BASES: Basis[] = [
  {
    name: 'enduring_power_2015',
    label: 'Attorney under an enduring power (2015 Act)',
    gives: 'decides',
    needsInstrument: true,
    note: 'In force only once it has been notified, and only for what it names.',
    source: 'Assisted Decision-Making (Capacity) Act 2015, Part 7',
  },
  {
    name: 'co_decision_maker',
    label: 'Co-decision-maker',
    gives: 'jointly',
    needsInstrument: true,
    note: 'The patient and this person decide together, for what the registered agreement names.',
    source: 'Assisted Decision-Making (Capacity) Act 2015, Part 4',
  },
  {
    name: 'next_of_kin',
    label: 'Next of kin, with none of the above',
    gives: 'never',
    needsInstrument: false,
    note: 'Being next of kin is no authority to decide. They can tell you what the patient would want.',
    source: 'HSE National Consent Policy 2022, version 1.2 of 22 January 2024',
  },
];

const named = (
  n: number,
  name: string,
  relationship: string,
  basis: BasisName,
  rest: Partial<Person> = {},
): Person => ({
  id: id(n),
  name,
  relationship,
  basis,
  gives: 'decides',
  joins: 'beside',
  whyNot: null,
  participantId: null,
  ...rest,
});

/** The statement behind a named person. */
const naming = (person: Person, rest: object = {}): Statement => ({
  ...said('10:39:00', gpAuthor, {
    kind: 'representative' as const,
    name: person.name,
    relationship: person.relationship,
    basis: person.basis,
    joins: person.joins,
    verified: 'Known to the practice since the birth',
    evidence: '',
    inForceFrom: null,
    expires: null,
    covers: ['healthcare' as const],
    declaration: null,
    ...rest,
  }),
  id: person.id,
});

const answering = ({ id: by, name, relationship }: Person): Deciding['answerers'][number] => ({
  by,
  ids: [by],
  name,
  relationship,
});

const oisin = {
  ...sean,
  name: 'Oisín Ó Conchúir-Kelly',
  preferredName: 'Oisín',
  dateOfBirth: '2017-05-08',
  age: 9,
};
const aoife = {
  ...sean,
  name: 'Aoife Ní Bhriain',
  preferredName: 'Aoife',
  dateOfBirth: '2009-02-11',
  age: 17,
};
const MOTHER = named(1, representativeIn.name, 'mother', 'parent_guardian');
const FATHER = named(2, 'Pádraig Ó Conchúir', 'father', 'parent_guardian');
const ELSEWHERE = named(3, representativeIn.name, 'mother', 'parent_guardian', {
  joins: 'own_link',
  participantId: representativeIn.id,
});
const AGENCY = named(
  4,
  'Gráinne Mac Giolla Phádraig',
  'social worker, Child and Family Agency',
  'state_agency',
  {
    whyNot: 'authority_not_in_force',
  },
);

const CHILD: Deciding = {
  ...ADULT_DECIDES,
  who: 'unknown',
  answerers: [],
  minor: true,
  underConsentAge: true,
  bases: CHILD_BASES,
};
const decidedBy = (base: Deciding, people: Person[], rest: Partial<Deciding> = {}): Deciding => ({
  ...base,
  who: 'representative',
  names: people.map(({ name }) => name),
  answerers: people.map(answering),
  people,
  ...rest,
});

const DECLARED = { id: id(20), name: MOTHER.name, relationship: 'mother', guardian: 'yes' } as const;
const ALONE_THERE = { ...DECLARED, name: 'Oisín', relationship: ALONE, guardian: 'no' } as const;
const saying = ({ id: own, ...person }: typeof DECLARED | typeof ALONE_THERE): Statement => ({
  ...said('10:31:00', patientAuthor, { kind: 'answering_for' as const, ...person }),
  id: own,
});
const declaredSaid = saying(DECLARED);
const content: Statement = said('10:36:10', patientAuthor, {
  kind: 'own_view' as const,
  view: 'happy' as const,
  words: 'It itches. Can Mam stay?',
});
const noSaid: Statement = said('10:36:10', patientAuthor, {
  kind: 'own_view' as const,
  view: 'no' as const,
  words: 'I don’t want a photo of my tummy',
});

const waitsFor = (...codes: BlockerCode[]): Partial<StaffView> => ({
  gates: {
    conversation: gate('best_interest_missing', 'modality_missing', 'interruption_not_attested'),
    examination: gate('conversation_not_open', ...codes, 'opening_missing', 'plan_missing'),
    capture: gate('conversation_not_open', ...codes, 'opening_missing', 'plan_missing', 'necessity_missing'),
    close: gate(),
  },
});
const inCall = (...codes: BlockerCode[]): Partial<StaffView> => ({
  ...talking,
  participants: [gpIn, patientIn],
  gates: {
    conversation: gate(),
    examination: gate(...codes, 'examination_not_explained', 'examination_not_agreed'),
    capture: gate(
      ...codes,
      'examination_not_explained',
      'examination_not_agreed',
      'photographs_not_explained',
    ),
    close: gate(),
  },
});
const inCallSaid = talking.statements ?? [];

const doubt: Statement = said('10:44:10', gpAuthor, {
  kind: 'capacity_doubt' as const,
  note: 'Asked three times what the call is for, and lost the thread each time.',
});
const lacks: Statement = said('10:47:00', gpAuthor, {
  kind: 'capacity_assessed' as const,
  understands: true,
  retains: false,
  weighs: false,
  communicates: true,
  note: 'Could say what a photograph is, and a minute later not that we had spoken of one.',
});
const ADULT: Deciding = { ...ADULT_DECIDES, bases: ADULT_BASES };
const LACKS: Deciding = { ...ADULT, who: 'unknown', capacity: 'lacks' };
const POWER = {
  verified: 'Saw the registered instrument',
  evidence: 'Enduring power, registered 3 May 2024, no. EPA-4471',
  inForceFrom: '2025-02-01',
};
const ATTORNEY = named(5, longName.name, 'niece and attorney', 'enduring_power_2015');
const OUT_OF_SCOPE = { ...ATTORNEY, whyNot: 'authority_out_of_scope' } as const;
const CO_DECIDER = named(6, 'Tomás Mac Gearailt', 'brother', 'co_decision_maker', { gives: 'jointly' });
const KIN = named(7, 'Bríd Mac Gearailt', 'sister', 'next_of_kin', {
  gives: 'never',
  whyNot: 'next_of_kin_is_no_authority',
});

export const decidingViews = {
  /** Booked for a child; nobody has said yet who answers. */
  naming: view({ ...waitsFor('guardian_missing', 'views_not_sought'), patient: oisin, deciding: CHILD }),
  declared: view({
    ...waitsFor('guardian_missing'),
    patient: oisin,
    statements: [declaredSaid, ...answers, content],
    consents: [consent('video', '10:34:30', { by: DECLARED.id })],
    deciding: {
      ...CHILD,
      declared: DECLARED,
      answerers: [{ by: DECLARED.id, ids: [DECLARED.id], name: DECLARED.name, relationship: 'mother' }],
    },
  }),
  /** The child has nobody with them, and says so. */
  alone: view({
    ...waitsFor('guardian_missing'),
    patient: oisin,
    statements: [saying(ALONE_THERE), ...answers, content],
    deciding: { ...CHILD, declared: ALONE_THERE },
  }),
  verified: view({
    ...waitsFor(),
    patient: oisin,
    statements: [declaredSaid, ...answers, content, naming(MOTHER, { declaration: DECLARED.id })],
    deciding: decidedBy(CHILD, [MOTHER], {
      answerers: [{ ...answering(MOTHER), ids: [MOTHER.id, DECLARED.id] }],
    }),
  }),
  /** The mother is in another town and has opened her link; the child said that that is fine. */
  elsewhere: view({
    ...waitsFor('views_not_sought'),
    patient: oisin,
    participants: [gpIn, patientHeld, representativeHeld],
    statements: [
      ...answers,
      naming(ELSEWHERE),
      said('10:41:40', patientAuthor, {
        kind: 'newcomer' as const,
        participantId: representativeHeld.id,
        comfortable: true,
      }),
    ],
    deciding: decidedBy(CHILD, [ELSEWHERE]),
  }),
  elsewhereTalking: view({
    ...inCall(),
    patient: oisin,
    participants: [gpIn, patientIn, representativeIn],
    statements: [...inCallSaid, content, naming(ELSEWHERE)],
    consents: [
      consent('video', '10:34:30', { by: ELSEWHERE.id }),
      consent('examination', '10:51:00', {
        by: ELSEWHERE.id,
        giver: { role: 'representative', participantId: representativeIn.id, name: ELSEWHERE.name },
      }),
      consent('take', '10:35:40', { decision: 'no' }),
    ],
    deciding: decidedBy(CHILD, [ELSEWHERE]),
  }),
  mentalHealth: view({
    ...waitsFor('mental_health_not_said', 'views_not_sought'),
    patient: aoife,
    deciding: { ...CHILD, underConsentAge: false, mentalHealthMatters: true, answerers: ADULT.answerers },
  }),
  dispute: view({
    ...inCall(),
    patient: oisin,
    statements: [
      ...inCallSaid,
      content,
      naming(MOTHER),
      naming(FATHER),
      said('10:40:30', gpAuthor, {
        kind: 'guardian_dispute' as const,
        known: true,
        note: 'Father wrote to the practice in October',
      }),
    ],
    consents: [
      consent('examination', '10:51:00', {
        by: MOTHER.id,
        how: 'spoken',
        notedBy: gpAuthor,
        giver: { role: 'representative', participantId: patientIn.id, name: MOTHER.name },
      }),
    ],
    deciding: decidedBy(CHILD, [MOTHER, FATHER], { each: true }),
  }),
  inCare: view({
    ...waitsFor('authority_not_in_force', 'child_in_care', 'views_not_sought'),
    patient: oisin,
    statements: [
      ...answers,
      naming(AGENCY, {
        verified: 'Telephoned the Agency’s office in Bray',
        evidence: 'Interim care order of 2 November 2026',
      }),
      said('10:40:30', gpAuthor, {
        kind: 'child_in_care' as const,
        inCare: true,
        note: 'Told by the foster carer',
      }),
    ],
    deciding: { ...CHILD, people: [AGENCY] },
  }),
  objection: view({
    ...inCall('objection_not_decided'),
    patient: oisin,
    statements: [...inCallSaid, noSaid, naming(MOTHER)],
    consents: [],
    deciding: decidedBy(CHILD, [MOTHER], { objection: true }),
  }),
  objectionStands: view({
    ...inCall('objection_stands'),
    patient: oisin,
    statements: [
      ...inCallSaid,
      noSaid,
      naming(MOTHER),
      said('10:49:00', gpAuthor, {
        kind: 'objection_decided' as const,
        goOn: false,
        why: 'It can wait until he comes in with his mother tomorrow.',
      }),
    ],
    deciding: decidedBy(CHILD, [MOTHER]),
  }),
  doubt: view({
    ...inCall('capacity_in_doubt'),
    patient: mary,
    statements: [...inCallSaid, doubt],
    deciding: { ...ADULT, who: 'unknown', capacity: 'doubt' },
  }),
  outOfScope: view({
    ...inCall('authority_out_of_scope', 'authority_missing'),
    patient: mary,
    statements: [
      ...inCallSaid,
      doubt,
      lacks,
      naming(OUT_OF_SCOPE, { ...POWER, covers: ['property'] }),
      naming(KIN, { verified: 'By her own account', covers: [] }),
    ],
    deciding: { ...LACKS, people: [OUT_OF_SCOPE, KIN] },
  }),
  attorney: view({
    ...inCall(),
    patient: mary,
    statements: [...inCallSaid, doubt, lacks, naming(ATTORNEY, POWER)],
    deciding: decidedBy(LACKS, [ATTORNEY]),
  }),
  nobody: view({
    ...inCall(),
    patient: mary,
    statements: [
      ...inCallSaid,
      doubt,
      lacks,
      said('10:49:00', gpAuthor, {
        kind: 'nobody_decides' as const,
        necessity: 'The wound may be infected and she cannot travel before Thursday.',
        willAndPreferences: 'Has always let the nurse look at it, and nodded when it was shown to her.',
        consulted: 'Her sister Bríd, by telephone',
      }),
    ],
    consents: [],
    deciding: { ...LACKS, who: 'nobody', answerers: [] },
  }),
  jointly: view({
    ...inCall(),
    statements: [
      ...inCallSaid,
      naming(CO_DECIDER, {
        verified: 'Saw the agreement in the register',
        evidence: 'Agreement no. CDM-118',
        inForceFrom: '2025-06-12',
      }),
    ],
    deciding: {
      ...ADULT,
      who: 'jointly',
      names: [CO_DECIDER.name],
      each: true,
      people: [CO_DECIDER],
      answerers: [...ADULT.answerers, answering(CO_DECIDER)],
    },
  }),
};

/** In the ordinary case nothing is added. */
export const ordinary = view({ ...waitsFor(), statements: [...answers, ...checklist], deciding: ADULT });
