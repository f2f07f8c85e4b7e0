import { blocker } from '../../../shared/blockers.ts';
import type { ConsultationFacts, StatementOf } from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import { whyNot } from '../consent/who-decides.rules.ts';
import type { Representative } from '../consent/who-decides.rules.ts';
import type { ReleaseFacts, ReleaseOverride, ReleaseRelated } from './fhir/release-facts.ts';

const isA =
  <Kind extends 'representative' | 'answering_for'>(kind: Kind) =>
  (statement: ConsultationFacts['statements'][number]): statement is StatementOf<Kind> =>
    statement.kind === kind;

/** Everything that one verified person's answers may stand under: each statement that names them, and what they declared. */
const idsOf = (all: readonly Representative[], { id, declaration }: Representative): StatementId[] =>
  declaration === null
    ? [id]
    : [...all.flatMap((other) => (other.declaration === declaration ? [other.id] : [])), declaration];

/**
 * What this person could do on the day of the call, not today: an answer was taken from nobody whose authority did not
 * reach, and what has expired since was in force then.
 */
const doesOf = (facts: ConsultationFacts, person: Representative): ReleaseRelated['does'] => {
  const gives = facts.policy.bases.find(({ name }) => name === person.basis)?.gives ?? 'never';
  const answered = facts.consents.some(({ by }) => by === person.id);
  const reaches = answered || whyNot({ ...facts, today: facts.startsAt.slice(0, 10) }, person) === null;
  return gives === 'never' || !reaches ? 'no_authority' : gives;
};

const verified = (facts: ConsultationFacts): ReleaseRelated[] => {
  const all = facts.statements.filter(isA('representative'));
  const removed = new Set(
    facts.statements.flatMap((s) => (s.kind === 'representative_removed' ? [s.representativeId] : [])),
  );
  // Whoever was verified twice by the same declaration is one person: the last statement speaks for them.
  const last = all.filter(
    ({ id, declaration }) =>
      declaration === null || all.findLast((other) => other.declaration === declaration)?.id === id,
  );
  return last.map((person) => {
    const basis = facts.policy.bases.find(({ name }) => name === person.basis);
    return {
      id: person.id,
      ids: idsOf(all, person),
      name: person.name,
      relationship: person.relationship,
      basis: basis?.label ?? null,
      does: doesOf(facts, person),
      beside: person.joins === 'beside',
      removed: removed.has(person.id),
      validFrom: person.inForceFrom,
      validUntil: person.expires,
    };
  });
};

const declared = (facts: ConsultationFacts, known: ReadonlySet<string>): ReleaseRelated[] =>
  facts.statements
    .filter(isA('answering_for'))
    .filter(({ id }) => !known.has(id))
    .map(({ id, name, relationship }) => ({
      id,
      ids: [id],
      name,
      relationship,
      basis: null,
      does: 'unverified',
      beside: true,
      removed: false,
      validFrom: null,
      validUntil: null,
    }));

/**
 * R4, R6, R32: who decided, or was asked to, as the record has it: everyone the clinician named and has not removed, and whoever
 * answered or joined. Somebody who merely sat there is not released.
 */
export const releaseRelated = (facts: ConsultationFacts): ReleaseRelated[] => {
  const named = verified(facts);
  const known = new Set(named.flatMap(({ ids }) => ids));
  const spoke = new Set<string>(facts.standsFor.values());
  for (const { by } of facts.consents) if (by !== null) spoke.add(by);
  return [...named, ...declared(facts, known)].filter(
    ({ ids, removed, does }) => (!removed && does !== 'unverified') || ids.some((id) => spoke.has(id)),
  );
};

/** R13, R29: the emergency overrides, and what a second clinician decided. */
export const releaseOverrides = ({ statements }: Pick<ConsultationFacts, 'statements'>): ReleaseOverride[] =>
  statements.flatMap((s): ReleaseOverride[] => {
    const { id, at } = s;
    if (s.kind === 'emergency_override') {
      const what = `Emergency override: ${s.gate === 'capture' ? 'photograph' : 'examination'}`;
      const passed = s.codes.map((code) => `${blocker(code).rule}: ${blocker(code).text}`);
      return [{ id, at, event: 'gate.overridden', what, reason: s.reason, passed }];
    }
    if (s.kind !== 'under18_override_decided') return [];
    const what = `Intimate photograph under 18: a second clinician ${s.allow ? 'agreed' : 'did not agree'}`;
    return [{ id, at, event: 'override.decided', what, reason: s.reason, passed: [] }];
  });

/** R6: the clinician's reasoning where nobody had authority, or null. */
export const releaseNobody = ({
  statements,
}: Pick<ConsultationFacts, 'statements'>): ReleaseFacts['nobodyDecides'] => {
  const said = statements.findLast((s): s is StatementOf<'nobody_decides'> => s.kind === 'nobody_decides');
  return said?.necessity ?? null;
};
