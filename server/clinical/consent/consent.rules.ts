import { BODY_SITES } from '../../../shared/body-sites.ts';
import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type {
  Consent,
  ConsentScope,
  ConsultationFacts,
  StatementOf,
  Told,
} from '../../../shared/consultation.ts';

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
  const chaperones = facts.participants.filter(({ role, admittedAt }) => role === 'chaperone' && admittedAt);
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
      ...chaperones.map(({ name }) => name),
      `Staff who care for you at ${facts.practiceName}`,
    ],
  };
};

/** The consent of a scope that counts: the last answer, or withdrawal, to it. */
export const latestConsent = (
  facts: Pick<ConsultationFacts, 'consents'>,
  scope: ConsentScope,
): Consent | undefined => facts.consents.findLast((consent) => consent.scope === scope);

const sameViewers = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((viewer) => b.includes(viewer));

/** R3: does an answer still bind, given what the patient is told now? Purpose, site, intimacy and viewers all count. */
export const bindsTo = (consent: Consent, told: Told): boolean =>
  consent.told !== null &&
  consent.told.planId === told.planId &&
  consent.told.intimate === told.intimate &&
  sameViewers(consent.told.viewers, told.viewers);

/** R12: agreement to talk by video. */
export const videoBlockers = (facts: ConsultationFacts): Blocker[] => {
  const consent = latestConsent(facts, 'video');
  if (!consent) return [blocker('video_not_agreed')];
  return consent.decision === 'yes' ? [] : [blocker('video_declined')];
};

const explanationBlockers = (facts: ConsultationFacts, told: Told): Blocker[] =>
  facts.statements.some((s) => s.kind === 'examination_explained' && s.planId === told.planId)
    ? []
    : [blocker('examination_not_explained')];

/** R27 and R28: explained, asked and agreed – for an intimate examination, documented before it begins. */
export const examinationBlockers = (facts: ConsultationFacts): Blocker[] => {
  const told = toldNow(facts);
  if (!told) return [blocker('plan_missing')];
  const consent = latestConsent(facts, 'examination');
  const explained = explanationBlockers(facts, told);
  if (consent && consent.decision !== 'yes') return [...explained, blocker('examination_refused')];
  const binds =
    consent?.told != null && consent.told.planId === told.planId && consent.told.intimate === told.intimate;
  if (binds && !consent.provisional) return explained;
  return [...explained, blocker(told.intimate ? 'intimate_consent_missing' : 'examination_not_agreed')];
};

const scopeBlockers = (facts: ConsultationFacts, scope: 'take' | 'store', told: Told | null): Blocker[] => {
  const consent = latestConsent(facts, scope);
  if (!consent) return [blocker(scope === 'take' ? 'take_not_agreed' : 'store_not_agreed')];
  if (consent.decision === 'withdrawn') return [blocker('consent_withdrawn')];
  if (consent.decision === 'no') return [blocker('photographs_refused')];
  if (consent.provisional) return [blocker('consent_provisional')];
  return told && bindsTo(consent, told) ? [] : [blocker('consent_for_another_plan')];
};

/** R3: taking and storing, each agreed, confirmed and about what is planned now. */
export const photographBlockers = (facts: ConsultationFacts): Blocker[] => {
  const told = toldNow(facts);
  const found = [...scopeBlockers(facts, 'take', told), ...scopeBlockers(facts, 'store', told)];
  return found.filter(({ code }, index) => found.findIndex((other) => other.code === code) === index);
};

/** R24: the clinician explained what is made and shared before asking. */
export const photographsExplainedBlockers = (facts: ConsultationFacts): Blocker[] => {
  const told = toldNow(facts);
  return facts.statements.some((s) => s.kind === 'photographs_explained' && s.planId === told?.planId)
    ? []
    : [blocker('photographs_not_explained')];
};

/** R29: intimate and under 18 is blocked outright. */
export const minorIntimateBlockers = (facts: ConsultationFacts): Blocker[] =>
  facts.patientAge < 18 && toldNow(facts)?.intimate === true ? [blocker('intimate_under_18')] : [];
