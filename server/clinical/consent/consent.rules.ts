import { BODY_SITES } from '../../../shared/body-sites.ts';
import { blocker } from '../../../shared/blockers.ts';
import type { Blocker, BlockerCode } from '../../../shared/blockers.ts';
import type { Consent, ConsultationFacts, StatementOf, Told } from '../../../shared/consultation.ts';
import { answersTo, entitled, lastWord } from './standing.rules.ts';
import { whoDecides } from './who-decides.rules.ts';

const lastStatement = <Kind extends 'plan' | 'marked_intimate'>(
  facts: ConsultationFacts,
  kind: Kind,
): StatementOf<Kind> | undefined =>
  facts.statements.findLast((statement): statement is StatementOf<Kind> => statement.kind === kind);

/**
 * R3: what the patient is told now, or null while there is no plan. R28: a site is intimate by definition, or because
 * the clinician or the patient says so. Viewers are named: a change of viewers asks again.
 */
export const toldNow = (facts: ConsultationFacts): Told | null => {
  const plan = lastStatement(facts, 'plan');
  if (!plan) return null;
  const others = facts.participants.filter(
    ({ role, admittedAt }) => (role === 'chaperone' || role === 'representative') && admittedAt,
  );
  return {
    planId: plan.id,
    site: plan.site,
    side: plan.side,
    intimate:
      BODY_SITES[plan.site].intimate ||
      plan.markedIntimate ||
      lastStatement(facts, 'marked_intimate')?.intimate === true,
    why: plan.why,
    involved: plan.involved,
    viewers: [
      facts.clinician.name,
      ...others.map(({ name }) => name),
      `Staff who care for you at ${facts.practiceName}`,
    ],
  };
};

const sameViewers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((viewer) => b.includes(viewer));

/** R3: does an answer still bind, given what the patient is told now? Purpose, site, intimacy and viewers all count. */
export const bindsTo = (consent: Consent, told: Told): boolean =>
  consent.told !== null &&
  consent.told.planId === told.planId &&
  consent.told.intimate === told.intimate &&
  sameViewers(consent.told.viewers, told.viewers);

/**
 * R12: agreement to talk by video, of those who decide; while that is not known – a guardian to be verified, a capacity in
 * doubt – of whoever answers on the patient's screen, because only talking can settle it. A child's own yes is nobody's.
 */
export const videoBlockers = (facts: ConsultationFacts): Blocker[] => {
  const decision = whoDecides(facts);
  if (decision.who === 'nobody') return [];
  // Whoever decides with the patient is talked to in the call: the patient's own yes opens it.
  const asked =
    decision.who === 'jointly' ? entitled(facts, decision).slice(0, 1) : entitled(facts, decision);
  const answers = asked
    .map((person) => lastWord(facts, 'video', person))
    .filter((word) => word !== undefined);
  if (answers.some(({ decision: said }) => said !== 'yes')) return [blocker('video_declined')];
  return answers.length === 0 ? [blocker('video_not_agreed')] : [];
};

const explanationBlockers = (facts: ConsultationFacts, told: Told): Blocker[] =>
  facts.statements.some((s) => s.kind === 'examination_explained' && s.planId === told.planId)
    ? []
    : [blocker('examination_not_explained')];

/** R27 and R28: explained, asked and agreed – for an intimate examination, documented before it begins. */
export const examinationBlockers = (facts: ConsultationFacts): Blocker[] => {
  const told = toldNow(facts);
  if (!told) return [blocker('plan_missing')];
  const explained = explanationBlockers(facts, told);
  const answers = answersTo(facts, 'examination');
  if (answers.some((answer) => answer && answer.decision !== 'yes')) {
    return [...explained, blocker('examination_refused')];
  }
  const binds = answers.every(
    (answer) =>
      answer?.told != null &&
      answer.told.planId === told.planId &&
      answer.told.intimate === told.intimate &&
      !answer.provisional,
  );
  if (binds) return explained;
  return [...explained, blocker(told.intimate ? 'intimate_consent_missing' : 'examination_not_agreed')];
};

const answerBlocker = (
  scope: 'take' | 'store',
  consent: Consent | undefined,
  told: Told | null,
): BlockerCode | null => {
  if (!consent) return scope === 'take' ? 'take_not_agreed' : 'store_not_agreed';
  if (consent.decision === 'withdrawn') return 'consent_withdrawn';
  if (consent.decision === 'no') return 'photographs_refused';
  if (consent.provisional) return 'consent_provisional';
  return told && bindsTo(consent, told) ? null : 'consent_for_another_plan';
};

/** R3: taking and storing, each agreed by everyone whose word is needed, confirmed, and about what is planned now. */
export const photographBlockers = (facts: ConsultationFacts): Blocker[] => {
  const told = toldNow(facts);
  const found = (['take', 'store'] as const).flatMap((scope) =>
    answersTo(facts, scope).map((answer) => answerBlocker(scope, answer, told)),
  );
  return [...new Set(found)].filter((code) => code !== null).map((code) => blocker(code));
};

/** R24: the clinician explained what is made and shared before asking. */
export const photographsExplainedBlockers = (facts: ConsultationFacts): Blocker[] => {
  const told = toldNow(facts);
  return facts.statements.some((s) => s.kind === 'photographs_explained' && s.planId === told?.planId)
    ? []
    : [blocker('photographs_not_explained')];
};

/** R29: intimate and a minor is blocked outright. */
export const minorIntimateBlockers = (facts: ConsultationFacts): Blocker[] =>
  facts.patientAge < facts.policy.ages.adult && toldNow(facts)?.intimate === true
    ? [blocker('intimate_under_18')]
    : [];
