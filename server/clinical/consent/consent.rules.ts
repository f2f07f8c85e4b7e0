import { BODY_SITES } from '../../../shared/body-sites.ts';
import { blocker } from '../../../shared/blockers.ts';
import type { Blocker, BlockerCode } from '../../../shared/blockers.ts';
import type { Consent, ConsultationFacts, StatementOf, Told } from '../../../shared/consultation.ts';
import { PATIENT, answersTo, entitled, lastWord, placeInCall } from './standing.rules.ts';
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
 * R12: agreement to talk by video. From the age of consent the patient's own yes opens the talk, whoever decides about
 * examination and photographs: only talking can settle that. Below it a parent or guardian agrees; a child's own yes is
 * nobody's (R4). A no of any of them declines.
 */
export const videoBlockers = (facts: ConsultationFacts): Blocker[] => {
  const decision = whoDecides(facts);
  if (decision.who === 'nobody') return [];
  const own = facts.patientAge >= facts.policy.ages.consent ? [PATIENT] : [];
  const others = decision.who === 'jointly' ? [] : entitled(facts, decision).filter(({ by }) => by !== null);
  const answers = [...own, ...others]
    .map((person) => lastWord(facts, 'video', person))
    .filter((word) => word !== undefined);
  if (answers.some((answer) => answer.decision !== 'yes')) return [blocker('video_declined')];
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

/**
 * R3, R7: whoever decides and joined from elsewhere is in the call while the patient is examined: it was explained to them,
 * they see it and can stop it. One of those who agreed, where one suffices; else each of them.
 */
export const deciderBlockers = (facts: ConsultationFacts): Blocker[] => {
  const decision = whoDecides(facts);
  if (decision.who !== 'jointly' && decision.who !== 'representative') return [];
  const people = entitled(facts, decision);
  // Whoever sits beside the patient is where the patient is.
  const away = people.filter((one) => one.joins === 'own_link' && !placeInCall(facts, one));
  const agreed = people.filter((one) => lastWord(facts, 'examination', one)?.decision === 'yes');
  const enough = agreed.length > 0 ? agreed : people;
  const missing =
    decision.who === 'jointly' || decision.all ? away.length > 0 : enough.every((one) => away.includes(one));
  return missing ? [blocker('decider_not_present')] : [];
};

/**
 * R29 (ours): intimate and under 18 is blocked, with an urgent examination in person instead. An override needs the
 * practice's policy to allow it and a second clinician who agreed to this very plan.
 */
export const minorIntimateBlockers = (facts: ConsultationFacts): Blocker[] => {
  const told = toldNow(facts);
  if (facts.patientAge >= facts.policy.ages.adult || !told?.intimate) return [];
  if (!facts.practicePolicy.under18IntimateOverride) return [blocker('intimate_under_18')];
  const decided = facts.statements.findLast(
    (s): s is StatementOf<'under18_override_decided'> =>
      s.kind === 'under18_override_decided' && s.planId === told.planId,
  );
  if (!decided) return [blocker('intimate_under_18_second')];
  return decided.allow ? [] : [blocker('intimate_under_18_refused')];
};
