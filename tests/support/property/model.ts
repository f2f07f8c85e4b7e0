import type { ConsentScope } from '../../../shared/consultation.ts';

/**
 * What a bystander with pen and paper would know of a consultation: kept by the test from what was said and accepted, apart
 * from the program's own rules. `order` numbers what happened.
 */
export interface Person {
  readonly id: string;
  readonly basis: 'parent_guardian' | 'enduring_power_2015' | 'co_decision_maker' | 'next_of_kin';
  readonly joins: 'beside' | 'own_link';
  readonly declaration: string | null;
}

export interface Answer {
  readonly scope: ConsentScope;
  readonly by: string | null;
  readonly decision: 'yes' | 'no' | 'withdrawn';
  readonly planId: string | null;
  readonly intimate: boolean;
  readonly afterExplaining: boolean;
  /** Where it came from: the patient's page, a representative's own, or the clinician's note of what was spoken. */
  readonly from: 'patient' | 'representative' | 'spoken';
  readonly order: number;
}

export interface Model {
  readonly age: number;
  order: number;
  plan: { readonly id: string; readonly intimate: boolean } | null;
  markedIntimate: boolean;
  /** Plans that were explained. */
  readonly examinationExplained: Set<string>;
  readonly photographsExplained: Set<string>;
  necessity: boolean;
  modality: 'video' | 'both' | null;
  /** Kinds of statement that were made at all. */
  readonly said: Set<string>;
  capacity: 'has' | 'doubt' | 'lacks';
  mentalHealth: boolean | null;
  dispute: boolean;
  readonly people: Map<string, Person>;
  declared: { readonly id: string; readonly guardian: 'yes' | 'no' } | null;
  nobody: boolean;
  viewHeard: boolean;
  objectedAt: number;
  decidedAt: number;
  goOn: boolean;
  readonly answers: Answer[];
  chaperone: 'accepted' | 'declined' | null;
  chaperoneWanted: boolean;
  unavailableAt: number;
  choice: { readonly what: 'proceed' | 'rearrange'; readonly order: number } | null;
  chaperoneThere: boolean;
  paused: boolean;
  patientAdmitted: boolean;
  patientConnected: boolean;
  /** Whom the representative's page stands for, whether its person was let in and whether it is there. */
  standsFor: string | null;
  representativeAdmitted: boolean;
  representativeConnected: boolean;
}

export const newModel = (age: number): Model => ({
  age,
  order: 0,
  plan: null,
  markedIntimate: false,
  examinationExplained: new Set(),
  photographsExplained: new Set(),
  necessity: false,
  modality: null,
  said: new Set(),
  capacity: 'has',
  mentalHealth: null,
  dispute: false,
  people: new Map(),
  declared: null,
  nobody: false,
  viewHeard: false,
  objectedAt: -1,
  decidedAt: -1,
  goOn: false,
  answers: [],
  chaperone: null,
  chaperoneWanted: false,
  unavailableAt: -1,
  choice: null,
  chaperoneThere: false,
  paused: false,
  patientAdmitted: true,
  patientConnected: true,
  standsFor: null,
  representativeAdmitted: true,
  representativeConnected: true,
});

/** R28: by the site, or because somebody says so. */
export const isIntimate = ({ plan, markedIntimate }: Model): boolean =>
  plan !== null && (plan.intimate || markedIntimate);

const withBasis = ({ people }: Model, basis: Person['basis']): Person[] =>
  [...people.values()].filter((person) => person.basis === basis);

/** Does this person's last word on a scope agree to what is planned now, said where it may be said (R3, R7)? */
const agrees = (model: Model, person: Person | null, scope: ConsentScope): boolean => {
  const ids = person === null ? [null] : [person.id, person.declaration].filter((id) => id !== null);
  const last = model.answers.findLast((one) => one.scope === scope && ids.includes(one.by as never));
  if (last?.decision !== 'yes' || last.planId !== model.plan?.id) return false;
  if (last.intimate !== isIntimate(model)) return false;
  if (scope !== 'examination' && !last.afterExplaining) return false;
  if (last.from === 'spoken') return true;
  return last.from === (person?.joins === 'own_link' ? 'representative' : 'patient');
};

const SCOPES = ['examination', 'take', 'store'] as const;

/** R7: beside the patient, or in the call on the page that stands for them. */
const isThere = (model: Model, person: Person | null): boolean =>
  person?.joins !== 'own_link' ||
  (model.standsFor === person.id && model.representativeAdmitted && model.representativeConnected);

const all = (model: Model, people: readonly (Person | null)[]): boolean =>
  people.every((person) => isThere(model, person) && SCOPES.every((scope) => agrees(model, person, scope)));

/** One of them is enough: each thing agreed to by one of them, and one who agreed to be examined is there. */
const one = (model: Model, people: readonly Person[]): boolean =>
  SCOPES.every((scope) => people.some((person) => agrees(model, person, scope))) &&
  people.some((person) => isThere(model, person) && agrees(model, person, 'examination'));

/** Whose yes there has to be, and whether it is there (R4, R6, R7). */
const agreedByWhoDecides = (model: Model): boolean => {
  const guardians = withBasis(model, 'parent_guardian');
  const guardianPath = (): boolean => {
    if (model.dispute) return guardians.length > 1 && all(model, guardians);
    return one(model, guardians);
  };
  if (model.age < 16) return guardianPath();
  if (model.age < 18) {
    if (model.mentalHealth === null) return false;
    if (model.mentalHealth) return guardianPath();
  }
  if (model.capacity === 'doubt') return false;
  if (model.capacity === 'has') {
    const joint = model.age >= 18 ? withBasis(model, 'co_decision_maker') : [];
    return all(model, [null, ...joint]);
  }
  if (model.age < 18) return guardianPath();
  const attorneys = withBasis(model, 'enduring_power_2015');
  if (attorneys.length === 0) return model.nobody;
  return one(model, attorneys);
};

const decidedForThem = ({ age, mentalHealth, capacity }: Model): boolean =>
  age < 16 || (age < 18 && mentalHealth === true) || capacity === 'lacks';

/** R30, R31. */
const chaperoneSettled = (model: Model): boolean => {
  if (model.chaperone === null) return false;
  if (model.chaperone === 'declined') return !model.chaperoneWanted || model.chaperoneThere;
  if (model.chaperoneThere) return true;
  return (
    model.choice?.what === 'proceed' && model.unavailableAt >= 0 && model.choice.order > model.unavailableAt
  );
};

const ALWAYS = [
  'best_interest',
  'no_interruption',
  'privacy',
  'safe_to_talk',
  'opening',
  'limitations_discussed',
  'limitations_acknowledged',
  'device_notice_acknowledged',
] as const;

/** Everything that a photograph needs and that is not there, in words; empty when nothing is wrong with an open shutter. */
export const missing = (model: Model): string[] => {
  const { plan } = model;
  const checks: [boolean, string][] = [
    [model.patientAdmitted && model.patientConnected, 'R13 the patient in the call'],
    [!model.paused, 'R30 no pause'],
    [plan !== null, 'R27 a plan'],
    [model.necessity, 'R2 necessity'],
    [model.modality === 'both', 'R9 a modality with photographs'],
    [plan !== null && model.examinationExplained.has(plan.id), 'R27 the examination explained'],
    [plan !== null && model.photographsExplained.has(plan.id), 'R24 the photographs explained'],
    [model.age >= 18 || !isIntimate(model), 'R29 not intimate under 18'],
    [model.age >= 18 || model.viewHeard, 'R5 the views of a minor'],
    [agreedByWhoDecides(model), 'R3, R4, R6, R7 agreement of those who decide'],
    [
      !decidedForThem(model) || model.objectedAt < 0 || (model.decidedAt > model.objectedAt && model.goOn),
      'R5 an objection decided',
    ],
    [chaperoneSettled(model), 'R30, R31 the chaperone'],
    ...ALWAYS.map((kind): [boolean, string] => [model.said.has(kind), kind]),
  ];
  return checks.filter(([there]) => !there).map(([, what]) => what);
};
