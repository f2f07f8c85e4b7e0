import type { Blocker, BlockerCode } from '../../../shared/blockers.ts';
import type { ConsultationFacts, StatementOf } from '../../../shared/consultation.ts';
import { toldNow } from '../consent/consent.rules.ts';

/** May an emergency pass it? `plain`: only where the examination is not intimate. */
type Passes = 'yes' | 'plain' | 'never';

/**
 * R13: what an emergency may pass, every reason named, so that a new one does not compile until somebody has decided.
 * What is missing because there was no time may be passed. Never: a no, a withdrawal or an objection; a wish of the
 * patient's that stands; who the patient is, that they are there and safe, and what ends the talk itself; who decides for a
 * child; R28 and R29; the chaperone's pause; and the written reason of R2, which takes no longer than this override.
 */
const PASSES: Record<BlockerCode, Passes> = {
  necessity_missing: 'never',
  take_not_agreed: 'yes',
  store_not_agreed: 'yes',
  photographs_refused: 'never',
  consent_withdrawn: 'never',
  consent_provisional: 'yes',
  consent_for_another_plan: 'yes',
  withdrawal_undecided: 'never',
  guardian_missing: 'never',
  guardian_dispute: 'never',
  child_in_care: 'never',
  mental_health_not_said: 'never',
  views_not_sought: 'yes',
  objection_not_decided: 'never',
  objection_stands: 'never',
  authority_missing: 'yes',
  authority_not_recognised: 'yes',
  next_of_kin_is_no_authority: 'yes',
  authority_for_somebody_else: 'yes',
  authority_out_of_scope: 'yes',
  authority_without_evidence: 'yes',
  authority_not_in_force: 'yes',
  authority_expired: 'yes',
  not_theirs_to_decide: 'never',
  decider_not_present: 'yes',
  capacity_in_doubt: 'yes',
  best_interest_missing: 'never',
  modality_missing: 'never',
  modality_without_photograph: 'yes',
  limitations_not_discussed: 'yes',
  limitations_not_acknowledged: 'yes',
  privacy_not_answered: 'never',
  patient_not_private: 'never',
  patient_not_safe: 'never',
  safety_not_answered: 'never',
  privacy_before_newcomer: 'never',
  interruption_not_attested: 'never',
  interruption_before_newcomer: 'never',
  video_not_agreed: 'yes',
  video_declined: 'never',
  identity_not_verified: 'never',
  patient_not_waiting: 'never',
  conversation_not_open: 'never',
  patient_not_present: 'never',
  opening_missing: 'yes',
  device_not_tried: 'never',
  capture_in_progress: 'never',
  device_notice_not_acknowledged: 'yes',
  stills_unfiled: 'never',
  identifiers_differ: 'never',
  still_not_labelled: 'never',
  photographs_not_explained: 'yes',
  examination_not_explained: 'yes',
  examination_not_agreed: 'yes',
  examination_refused: 'never',
  plan_missing: 'never',
  intimate_consent_missing: 'never',
  intimate_under_18: 'never',
  intimate_under_18_second: 'never',
  intimate_under_18_refused: 'never',
  chaperone_not_answered: 'plain',
  chaperone_person_not_accepted: 'never',
  chaperone_person_refused: 'never',
  chaperone_not_present: 'never',
  chaperone_choice_missing: 'never',
  patient_rearranges: 'never',
  chaperone_wanted_declined: 'plain',
  paused: 'never',
  own_picture_not_asked: 'never',
};

const mayPass = (code: BlockerCode, intimate: boolean): boolean =>
  PASSES[code] === 'yes' || (PASSES[code] === 'plain' && !intimate);

/** The overrides that hold: those of the plan in force. A new plan needs a new one. */
export const overridesNow = (facts: ConsultationFacts): readonly StatementOf<'emergency_override'>[] => {
  const told = toldNow(facts);
  return facts.statements.filter(
    (s): s is StatementOf<'emergency_override'> =>
      s.kind === 'emergency_override' && s.planId === told?.planId,
  );
};

/**
 * What still stands in the way after the overrides. Each passes what it named and nothing that came later; and what may
 * not be passed any more – the examination has become intimate – stands again.
 */
export const afterOverride = (facts: ConsultationFacts, blockers: readonly Blocker[]): Blocker[] => {
  const overrides = overridesNow(facts);
  if (overrides.length === 0) return [...blockers];
  const passed = new Set(overrides.flatMap(({ codes }) => codes));
  const intimate = toldNow(facts)?.intimate === true;
  return blockers.filter(({ code }) => !(passed.has(code) && mayPass(code, intimate)));
};

/** What no emergency passes, of what stands in the way. */
export const notPassable = (facts: ConsultationFacts, blockers: readonly Blocker[]): Blocker[] => {
  const intimate = toldNow(facts)?.intimate === true;
  return blockers.filter(({ code }) => !mayPass(code, intimate));
};

/** What an override would pass now; empty when it would open nothing. */
export const passable = (facts: ConsultationFacts, blockers: readonly Blocker[]): BlockerCode[] =>
  notPassable(facts, blockers).length > 0 ? [] : [...new Set(blockers.map(({ code }) => code))];
