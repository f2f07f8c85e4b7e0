import { blocker } from '../../../shared/blockers.ts';
import type { Blocker, BlockerCode } from '../../../shared/blockers.ts';
import type { Consent, ConsultationFacts, StatementKind, StatementOf } from '../../../shared/consultation.ts';
import { holdsOn } from '../../../shared/policy.ts';
import type { Basis } from '../../../shared/policy.ts';

/** Somebody the clinician has verified. */
export type Representative = StatementOf<'representative'>;

/** R4, R6: whose word it is, now. */
export type Decision =
  | { readonly who: 'patient'; readonly supporters: readonly Representative[] }
  /** The patient and every one of these, each with their own yes. */
  | { readonly who: 'jointly'; readonly with: readonly Representative[] }
  /** One of these suffices; all of them where guardians are known to disagree. */
  | { readonly who: 'representative'; readonly among: readonly Representative[]; readonly all: boolean }
  /** R6: no one has authority; the clinician's reasoning stands where consent would. */
  | { readonly who: 'nobody'; readonly reasoning: StatementOf<'nobody_decides'> }
  | { readonly who: 'unknown'; readonly blockers: readonly Blocker[] };

const last = <Kind extends StatementKind>(
  { statements }: Pick<ConsultationFacts, 'statements'>,
  kind: Kind,
): StatementOf<Kind> | undefined =>
  statements.findLast((statement): statement is StatementOf<Kind> => statement.kind === kind);

/** Those named and not since removed. */
export const representatives = ({
  statements,
}: Pick<ConsultationFacts, 'statements'>): readonly Representative[] => {
  const removed = new Set(
    statements.flatMap((s) => (s.kind === 'representative_removed' ? [s.representativeId] : [])),
  );
  return statements.filter((s): s is Representative => s.kind === 'representative' && !removed.has(s.id));
};

/** The policy's row for this person's authority, as it holds today. */
export const basisOf = ({ policy, today }: ConsultationFacts, { basis }: Representative): Basis | undefined =>
  policy.bases.find((row) => row.name === basis && holdsOn(row, today));

/** R6: why this person's authority does not reach this decision, or null. An examination is healthcare. */
export const whyNot = (facts: ConsultationFacts, representative: Representative): BlockerCode | null => {
  const basis = basisOf(facts, representative);
  if (!basis) return 'authority_not_recognised';
  if (basis.gives === 'never') return 'next_of_kin_is_no_authority';
  if ((basis.forWhom === 'minor') !== facts.patientAge < facts.policy.ages.adult)
    return 'authority_for_somebody_else';
  if (!basis.mayCover.includes('healthcare') || !representative.covers.includes('healthcare'))
    return 'authority_out_of_scope';
  if (!basis.needsInstrument) return null;
  if (representative.evidence === '') return 'authority_without_evidence';
  if (representative.inForceFrom === null || representative.inForceFrom > facts.today)
    return 'authority_not_in_force';
  return representative.expires !== null && representative.expires < facts.today ? 'authority_expired' : null;
};

const inForce = (facts: ConsultationFacts, gives: Basis['gives']): Representative[] =>
  representatives(facts).filter((r) => basisOf(facts, r)?.gives === gives && whyNot(facts, r) === null);

const unknown = (...codes: BlockerCode[]): Decision => ({
  who: 'unknown',
  blockers: [...new Set(codes)].map((code) => blocker(code)),
});

const reasons = (facts: ConsultationFacts): BlockerCode[] =>
  representatives(facts).flatMap((r) => whyNot(facts, r) ?? []);

const IN_CARE: ReadonlySet<string> = new Set(['state_agency', 'court_for_child']);

/** R4: a parent or guardian; for a child in care whoever the papers name; in a dispute all of them, or a court. */
const forMinor = (facts: ConsultationFacts): Decision => {
  const able = inForce(facts, 'decides');
  if (able.length === 0) return unknown(...reasons(facts), 'guardian_missing');
  const official = able.filter(({ basis }) => IN_CARE.has(basis));
  if (official.length > 0) return { who: 'representative', among: official, all: false };
  const named = last(facts, 'child_in_care')?.inCare ? able.filter(({ evidence }) => evidence !== '') : able;
  if (named.length === 0) return unknown('child_in_care');
  if (!last(facts, 'guardian_dispute')?.known) return { who: 'representative', among: named, all: false };
  return named.length > 1 ? { who: 'representative', among: named, all: true } : unknown('guardian_dispute');
};

/** R6: an authority in force whose scope reaches, or nobody with the reasoning. */
const forAdult = (facts: ConsultationFacts): Decision => {
  const able = inForce(facts, 'decides');
  if (able.length > 0) return { who: 'representative', among: able, all: false };
  const reasoning = last(facts, 'nobody_decides');
  return reasoning ? { who: 'nobody', reasoning } : unknown(...reasons(facts), 'authority_missing');
};

/** R6: presumed, doubted, or found by the functional test. */
export const capacityOf = ({ statements }: ConsultationFacts): 'presumed' | 'doubt' | 'has' | 'lacks' => {
  const said = statements.findLast(
    (s) => s.kind === 'capacity_doubt' || s.kind === 'capacity_presumed' || s.kind === 'capacity_assessed',
  );
  if (said?.kind === 'capacity_doubt') return 'doubt';
  if (said?.kind !== 'capacity_assessed') return 'presumed';
  return said.understands && said.retains && said.weighs && said.communicates ? 'has' : 'lacks';
};

const forThemselves = (facts: ConsultationFacts): Decision => {
  const joint = inForce(facts, 'jointly');
  if (joint.length > 0) return { who: 'jointly', with: joint };
  return { who: 'patient', supporters: inForce(facts, 'supports') };
};

/**
 * R4, R6: who may consent, from the age at this moment, the capacity for this decision and the authorities that are in
 * force and reach it. Capacity is presumed.
 */
export const whoDecides = (facts: ConsultationFacts): Decision => {
  const { ages, mentalHealthException } = facts.policy;
  if (facts.patientAge < ages.consent) return forMinor(facts);
  const minor = facts.patientAge < ages.adult;
  if (minor && mentalHealthException && holdsOn(mentalHealthException, facts.today)) {
    const said = last(facts, 'mental_health');
    if (!said) return unknown('mental_health_not_said');
    if (said.applies) return forMinor(facts);
  }
  const capacity = capacityOf(facts);
  if (capacity === 'doubt') return unknown('capacity_in_doubt');
  if (capacity !== 'lacks') return forThemselves(facts);
  return minor ? forMinor(facts) : forAdult(facts);
};

/** The patient's own last words that are a no or a withdrawal, as they came. */
const ownRefusals = ({ consents }: ConsultationFacts): Consent[] => {
  const own = consents.filter(({ by }) => by === null);
  const lastWords = new Set(new Map(own.map((each) => [each.scope, each])).values());
  return own.filter((each) => lastWords.has(each) && each.decision !== 'yes');
};

/** The last view that objects, unless the patient themself has said since that they are happy: no note takes it back. */
const objectingView = ({ statements }: ConsultationFacts): { readonly at: string } | undefined => {
  const happy = statements.findLastIndex((s) => s.kind === 'own_view' && s.view === 'happy');
  return statements
    .slice(happy + 1)
    .findLast(
      (s) => (s.kind === 'own_view' && s.view === 'no') || (s.kind === 'view_noted' && s.view === 'objects'),
    );
};

const objected = (facts: ConsultationFacts): { readonly at: string } | undefined =>
  [objectingView(facts), ownRefusals(facts).at(-1)]
    .filter((each) => each !== undefined)
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0];

const objectionBlockers = (facts: ConsultationFacts): Blocker[] => {
  const objection = objected(facts);
  if (!objection) return [];
  const decided = last(facts, 'objection_decided');
  if (!decided || decided.at < objection.at) return [blocker('objection_not_decided')];
  return decided.goOn ? [] : [blocker('objection_stands')];
};

/**
 * R5: a minor's own views are sought, or why they could not be; and whoever is decided for – child or adult – halts
 * everything by objecting, until the clinician has decided about it. Not to know who decides makes no objection disappear.
 */
export const viewBlockers = (facts: ConsultationFacts): Blocker[] => {
  const decision = whoDecides(facts);
  const theirOwn = decision.who === 'patient' || decision.who === 'jointly';
  const minor = facts.patientAge < facts.policy.ages.adult;
  const heard = facts.statements.some(({ kind }) => kind === 'own_view' || kind === 'view_noted');
  return [
    ...(minor && !heard ? [blocker('views_not_sought')] : []),
    ...(theirOwn ? [] : objectionBlockers(facts)),
  ];
};

/** R4, R6: what is missing before anybody can be asked. */
export const whoDecidesBlockers = (facts: ConsultationFacts): Blocker[] => {
  const decision = whoDecides(facts);
  return decision.who === 'unknown' ? [...decision.blockers] : [];
};
