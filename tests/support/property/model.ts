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
  /** The last objecting view that the patient's own "happy" has not taken back. */
  objectedAt: number;
  /** The patient's own no or stop, scope by scope, until they say yes to that scope themself. */
  readonly ownNo: Map<ConsentScope, number>;
  decidedAt: number;
  goOn: boolean;
  readonly answers: Answer[];
  chaperone: 'accepted' | 'declined' | null;
  chaperoneWanted: boolean;
  unavailableAt: number;
  choice: { readonly what: 'proceed' | 'rearrange'; readonly order: number } | null;
  /** Let in at some time: a viewer ever since. */
  chaperoneAdmitted: boolean;
  chaperoneThere: boolean;
  paused: boolean;
  patientAdmitted: boolean;
  patientConnected: boolean;
  /** Plans for which the clinician went on in an emergency (R13). */
  readonly overridden: Set<string>;
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
  ownNo: new Map(),
  decidedAt: -1,
  goOn: false,
  answers: [],
  chaperone: null,
  chaperoneWanted: false,
  unavailableAt: -1,
  choice: null,
  chaperoneAdmitted: false,
  chaperoneThere: false,
  paused: false,
  patientAdmitted: true,
  patientConnected: true,
  overridden: new Set(),
  standsFor: null,
  representativeAdmitted: true,
  representativeConnected: true,
});

/** R28: by the site, or because somebody says so. */
export const isIntimate = ({ plan, markedIntimate }: Model): boolean =>
  plan !== null && (plan.intimate || markedIntimate);

const withBasis = ({ people }: Model, basis: Person['basis']): Person[] =>
  [...people.values()].filter((person) => person.basis === basis);

const lastWord = (model: Model, person: Person | null, scope: ConsentScope): Answer | undefined => {
  const ids = person === null ? [null] : [person.id, person.declaration].filter((id) => id !== null);
  return model.answers.findLast((one) => one.scope === scope && ids.includes(one.by as never));
};

/** Does this person's last word on a scope agree to what is planned now, said where it may be said (R3, R7)? */
const agrees = (model: Model, person: Person | null, scope: ConsentScope): boolean => {
  const last = lastWord(model, person, scope);
  if (last?.decision !== 'yes' || last.planId !== model.plan?.id) return false;
  if (last.intimate !== isIntimate(model)) return false;
  if (scope !== 'examination' && !last.afterExplaining) return false;
  if (last.from === 'spoken') return true;
  return last.from === (person?.joins === 'own_link' ? 'representative' : 'patient');
};

const SCOPES = ['examination', 'take', 'store'] as const;
type Scopes = readonly (typeof SCOPES)[number][];
const all = (model: Model, people: readonly (Person | null)[], scopes: Scopes): boolean =>
  people.every((person) => scopes.every((scope) => agrees(model, person, scope)));

/** R7: beside the patient, or in the call on the page that stands for them. */
const isThere = (model: Model, person: Person): boolean =>
  person.joins !== 'own_link' ||
  (model.standsFor === person.id && model.representativeAdmitted && model.representativeConnected);

/** Whose yes there has to be, and whether it is there (R4, R6, R7). */
const agreedByWhoDecides = (model: Model, scopes: Scopes = SCOPES): boolean => {
  const guardians = withBasis(model, 'parent_guardian');
  const guardianPath = (): boolean => {
    if (model.dispute) return guardians.length > 1 && all(model, guardians, scopes);
    return scopes.every((scope) => guardians.some((one) => agrees(model, one, scope)));
  };
  if (model.age < 16) return guardianPath();
  if (model.age < 18) {
    if (model.mentalHealth === null) return false;
    if (model.mentalHealth) return guardianPath();
  }
  if (model.capacity === 'doubt') return false;
  if (model.capacity === 'has') {
    const joint = model.age >= 18 ? withBasis(model, 'co_decision_maker') : [];
    return all(model, [null, ...joint], scopes);
  }
  if (model.age < 18) return guardianPath();
  const attorneys = withBasis(model, 'enduring_power_2015');
  if (attorneys.length === 0) return model.nobody;
  return scopes.every((scope) => attorneys.some((one) => agrees(model, one, scope)));
};

/** R7: of those who agreed to the examination one is there; where each has a say, all of them. */
const deciderThere = (model: Model): boolean => {
  const all = (people: Person[]): boolean => people.every((person) => isThere(model, person));
  const one = (people: Person[]): boolean =>
    people.some((person) => isThere(model, person) && agrees(model, person, 'examination'));
  const guardians = withBasis(model, 'parent_guardian');
  if (model.age < 18) {
    const theirs = model.age < 16 || model.mentalHealth === true || model.capacity === 'lacks';
    return !theirs || (model.dispute ? all(guardians) : one(guardians));
  }
  if (model.capacity === 'has') return all(withBasis(model, 'co_decision_maker'));
  const attorneys = withBasis(model, 'enduring_power_2015');
  return attorneys.length === 0 || one(attorneys);
};

/** Somebody else decides, or may: it is not known yet. */
const notTheirsAlone = ({ age, mentalHealth, capacity }: Model): boolean =>
  age < 16 || (age < 18 && mentalHealth !== false) || capacity !== 'has';

/** R5: nothing that the patient said or did against it waits for the clinician, or was decided their way. */
const objectionSettled = (model: Model): boolean => {
  const at = Math.max(model.objectedAt, ...model.ownNo.values());
  return !notTheirsAlone(model) || at < 0 || (model.decidedAt > at && model.goOn);
};

/** R13: whose no nothing passes: those who decide, and everybody who might while that is not known. */
const whoseNoStands = (model: Model): (Person | null)[] => {
  const anybody = [null, ...model.people.values()];
  if (model.age < 16 || (model.age < 18 && model.mentalHealth)) return withBasis(model, 'parent_guardian');
  if (model.mentalHealth === null && model.age < 18) return anybody;
  if (model.capacity === 'doubt') return anybody;
  if (model.capacity === 'has')
    return [null, ...(model.age < 18 ? [] : withBasis(model, 'co_decision_maker'))];
  if (model.age < 18) return withBasis(model, 'parent_guardian');
  const attorneys = withBasis(model, 'enduring_power_2015');
  if (attorneys.length > 0) return attorneys;
  return model.nobody ? [] : anybody;
};
const refused = (model: Model): boolean =>
  whoseNoStands(model).some((person) =>
    SCOPES.some((scope) => (lastWord(model, person, scope)?.decision ?? 'yes') !== 'yes'),
  );

/** R4: for a child, somebody who decides is known; no emergency opens it otherwise. */
const guardianKnown = (model: Model): boolean => {
  const { age, mentalHealth, capacity, dispute } = model;
  if (age >= 16 && age < 18 && mentalHealth === null) return false;
  const needed = age < 16 || (age < 18 && (mentalHealth || capacity === 'lacks'));
  return !needed || withBasis(model, 'parent_guardian').length > (dispute ? 1 : 0);
};

/** R30, R31. */
const chaperoneSettled = (model: Model): boolean => {
  if (model.chaperone === null) return false;
  if (model.chaperone === 'declined') return !model.chaperoneWanted || model.chaperoneThere;
  if (model.chaperoneThere) return true;
  return (
    model.choice?.what === 'proceed' && model.unavailableAt >= 0 && model.choice.order > model.unavailableAt
  );
};

/** R30: an emergency does not wait for the question, unless the examination is intimate; what the patient chose stands. */
const chaperonePassed = (model: Model): boolean =>
  !isIntimate(model) && (model.chaperone === null || model.chaperone === 'declined');

/** What is said once; the second half an emergency may go on without. */
const NEVER_PASSED = ['best_interest', 'no_interruption', 'privacy', 'safe_to_talk'] as const;
const MAY_BE_PASSED = [
  'opening',
  'limitations_discussed',
  'limitations_acknowledged',
  'device_notice_acknowledged',
] as const;

/**
 * Everything that a photograph needs and that is not there, in words; empty when nothing is wrong with an open shutter.
 * R13: for a plan with an emergency override, what was missing for want of time is not looked at – a no, a withdrawal and
 * an objection are.
 */
export const missing = (model: Model): string[] => {
  const { plan } = model;
  const passed = plan !== null && model.overridden.has(plan.id);
  const checks: [boolean, string][] = [
    [model.patientAdmitted && model.patientConnected, 'R13 the patient in the call'],
    [!model.paused, 'R30 no pause'],
    [plan !== null, 'R27 a plan'],
    [model.necessity, 'R2 necessity'],
    [model.modality === 'both' || (passed && model.modality !== null), 'R9 a modality with photographs'],
    [passed || (plan !== null && model.examinationExplained.has(plan.id)), 'R27 the examination explained'],
    [passed || (plan !== null && model.photographsExplained.has(plan.id)), 'R24 the photographs explained'],
    [model.age >= 18 || !isIntimate(model), 'R29 not intimate under 18'],
    [passed || model.age >= 18 || model.viewHeard, 'R5 the views of a minor'],
    [guardianKnown(model), 'R4 who decides for a child'],
    [passed || agreedByWhoDecides(model), 'R3, R4, R6, R7 agreement of those who decide'],
    [passed || deciderThere(model), 'R3, R7 who decides is in the call'],
    [!isIntimate(model) || agreedByWhoDecides(model, ['examination']), 'R28 agreement to what is intimate'],
    [!refused(model), 'R3, R13 nobody’s no or withdrawal'],
    [objectionSettled(model), 'R5 an objection decided'],
    [chaperoneSettled(model) || (passed && chaperonePassed(model)), 'R30, R31 the chaperone'],
    ...NEVER_PASSED.map((kind): [boolean, string] => [model.said.has(kind), kind]),
    ...MAY_BE_PASSED.map((kind): [boolean, string] => [passed || model.said.has(kind), kind]),
  ];
  return checks.filter(([there]) => !there).map(([, what]) => what);
};
