import type { ConsultationFacts } from '../../../shared/consultation.ts';
import { holdsOn } from '../../../shared/policy.ts';
import type { Deciding } from '../../../shared/views.ts';
import type { ParticipantId, StatementId } from '../../../shared/ids.ts';
import { declaredAnswerer, entitled } from './standing.rules.ts';
import {
  basisOf,
  capacityOf,
  representatives,
  viewBlockers,
  whoDecides,
  whyNot,
} from './who-decides.rules.ts';
import type { Decision } from './who-decides.rules.ts';

const namesOf = (decision: Decision): string[] => {
  if (decision.who === 'jointly') return decision.with.map(({ name }) => name);
  return decision.who === 'representative' ? decision.among.map(({ name }) => name) : [];
};

/** The place of somebody who joined by a link of their own. */
const placeOf = (facts: ConsultationFacts, id: StatementId): ParticipantId | null =>
  facts.participants.findLast(
    (participant) => participant.status !== 'left' && facts.standsFor.get(participant.id) === id,
  )?.id ?? null;

const peopleOf = (facts: ConsultationFacts): Deciding['people'] =>
  representatives(facts).map((person) => ({
    id: person.id,
    name: person.name,
    relationship: person.relationship,
    basis: person.basis,
    gives: basisOf(facts, person)?.gives ?? 'never',
    joins: person.joins,
    whyNot: whyNot(facts, person),
    participantId: placeOf(facts, person.id),
  }));

const declaredOf = (facts: ConsultationFacts): Deciding['declared'] => {
  const said = declaredAnswerer(facts);
  return said && { id: said.id, name: said.name, relationship: said.relationship, guardian: said.guardian };
};

/** R4 to R6 as the GP reads them: who decides, who is named, what the policy knows, and what has to be settled. */
export const decidingView = (facts: ConsultationFacts): Deciding => {
  const { patientAge: age, policy, today } = facts;
  const decision = whoDecides(facts);
  const minor = age < policy.ages.adult;
  const underConsentAge = age < policy.ages.consent;
  const { mentalHealthException: exception } = policy;
  return {
    who: decision.who,
    names: namesOf(decision),
    each: decision.who === 'jointly' || (decision.who === 'representative' && decision.all),
    answerers: entitled(facts, decision).map(({ by, ids, name, relationship }) => ({
      by,
      ids: [...ids],
      name,
      relationship,
    })),
    capacity: capacityOf(facts),
    minor,
    underConsentAge,
    mentalHealthMatters: minor && !underConsentAge && exception !== null && holdsOn(exception, today),
    people: peopleOf(facts),
    bases: policy.bases
      .filter((basis) => holdsOn(basis, today) && (basis.forWhom === 'minor') === minor)
      .map(({ name, label, gives, needsInstrument, note, source }) => ({
        name,
        label,
        gives,
        needsInstrument,
        note,
        source,
      })),
    declared: declaredOf(facts),
    objection: viewBlockers(facts).some(({ code }) => code === 'objection_not_decided'),
  };
};
