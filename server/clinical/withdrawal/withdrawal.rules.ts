import type { ConsultationFacts, ConsultationStateName } from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import { PATIENT, answerersOn, entitled, lastWord } from '../consent/standing.rules.ts';
import type { Answerer } from '../consent/standing.rules.ts';

/** R3: what ends when somebody stops photographs after the call: receiving more, and keeping. */
export const PHOTOGRAPHS = ['take', 'store'] as const;

/** R3: the call is over, or never was; in it the patient's own screen and the clinician's are there. */
export const AFTER_CALL: ReadonlySet<ConsultationStateName> = new Set([
  'finishing',
  'closed',
  'in_person',
  'cancelled',
  'no_show',
]);

/** Has this person something left to stop: a yes of theirs that stands, or stills that exist and that they have not stopped? */
const somethingLeft = (facts: ConsultationFacts, person: Answerer): boolean => {
  const words = PHOTOGRAPHS.map((scope) => lastWord(facts, scope, person)?.decision);
  if (words.every((word) => word === 'withdrawn')) return false;
  const exists = facts.stills.some(({ state }) => state === 'filed' || state === 'unfiled');
  return exists || words.includes('yes');
};

const withPatient = (people: readonly Answerer[]): readonly Answerer[] =>
  people.some(({ by }) => by === null) ? people : [...people, PATIENT];

/** R3, R5: whose word it can be when somebody tells the practice: whoever decides, and the patient in any case. */
export const withdrawers = (facts: ConsultationFacts): readonly Answerer[] =>
  withPatient(entitled(facts)).filter((person) => somethingLeft(facts, person));

/** R3, R7: who may stop photographs on a receipt. @param standsFor null for the patient's own page */
export const withdrawersOn = (
  facts: ConsultationFacts,
  standsFor: StatementId | null,
): readonly Answerer[] => {
  const here = answerersOn(facts, standsFor);
  return (standsFor === null ? withPatient(here) : here).filter((person) => somethingLeft(facts, person));
};
