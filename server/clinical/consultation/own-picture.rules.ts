import type { Blocker, BlockerCode } from '../../../shared/blockers.ts';
import type {
  ConsultationFacts,
  ConsultationStateName,
  StatementOf,
  Still,
} from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import type { PatientView } from '../../../shared/views.ts';
import { photographBlockers, toldNow } from '../consent/consent.rules.ts';
import { answersTo } from '../consent/standing.rules.ts';
import { captureGateBlockers } from './gates.rules.ts';

/**
 * What the shutter needs because somebody is examined and photographed there and then. A picture that the patient already has
 * needs none of it; whatever else the capture gate asks for, now or later, it needs as well (R35: "as for any other").
 */
const LIVE_ONLY: ReadonlySet<BlockerCode> = new Set([
  'conversation_not_open',
  'patient_not_present',
  'decider_not_present',
  'opening_missing',
  'best_interest_missing',
  'modality_missing',
  'modality_without_photograph',
  'limitations_not_discussed',
  'limitations_not_acknowledged',
  'privacy_not_answered',
  'safety_not_answered',
  'privacy_before_newcomer',
  'interruption_not_attested',
  'interruption_before_newcomer',
  'video_not_agreed',
  'examination_not_explained',
  'examination_not_agreed',
  'intimate_consent_missing',
  'chaperone_not_answered',
  'chaperone_person_not_accepted',
  'chaperone_person_refused',
  'chaperone_not_present',
  'chaperone_choice_missing',
  'patient_rearranges',
  'chaperone_wanted_declined',
  'paused',
]);

/**
 * The request itself explains in writing what is made and who sees it (R24). An answer given before the conversation is
 * provisional all the same: the picture may come, and is filed only once the answer is confirmed (R3).
 */
const WRITTEN: ReadonlySet<BlockerCode> = new Set(['photographs_not_explained']);

/** Provisional or not, an answer counts only for what the patient was told: the binding is looked at all the same. */
const asConfirmed = (facts: ConsultationFacts): ConsultationFacts => ({
  ...facts,
  consents: facts.consents.map((consent) => ({ ...consent, provisional: false })),
});

/** R2, R3, R15, R29, R35: what receiving a picture that the patient already has still needs. */
export const ownPictureBlockers = (facts: ConsultationFacts): Blocker[] =>
  captureGateBlockers(asConfirmed(facts)).filter(({ code }) => !LIVE_ONLY.has(code) && !WRITTEN.has(code));

/** What comes with the request itself, and what passes without anybody's answer. */
const NOT_THEIRS: ReadonlySet<BlockerCode> = new Set(['necessity_missing', 'capture_in_progress']);

/**
 * R3, R35: what stands in the way of asking after the call, when no answer can be given any more. Nothing is confirmed after
 * it either, so a provisional yes would receive a picture that is never filed.
 */
export const askedAfterBlockers = (facts: ConsultationFacts): Blocker[] => {
  const found = [...ownPictureBlockers(facts), ...photographBlockers(facts)];
  const once = found.filter(({ code }, at) => found.findIndex((each) => each.code === code) === at);
  return once.filter(({ code }) => !NOT_THEIRS.has(code));
};

/** Agreed to and confirmed for the plan under which the picture was asked for, whatever was planned since. */
const agreedWhenAsked = (facts: ConsultationFacts, askedId: StatementId): boolean => {
  const at = facts.statements.findIndex(({ id }) => id === askedId);
  const plan = facts.statements.slice(0, at).findLast(({ kind }) => kind === 'plan');
  return [...answersTo(facts, 'take'), ...answersTo(facts, 'store')].every(
    (answer) => answer?.told != null && answer.told.planId === plan?.id,
  );
};

/**
 * R3, R35: an own picture is filed on a yes to taking and to keeping it by whoever decides, confirmed, and about what it was
 * asked for; where the patient is does not matter.
 */
export const ownPictureFileBlockers = (still: Still, facts: ConsultationFacts): Blocker[] => {
  if (still.ownPicture === null) return [];
  const agreed = agreedWhenAsked(facts, still.ownPicture.askedId);
  return photographBlockers(facts).filter(({ code }) => !(code === 'consent_for_another_plan' && agreed));
};

/** Before the call and after it: in the conversation the camera is there. */
export const OWN_PICTURE_STATES: ReadonlySet<ConsultationStateName> = new Set([
  'preparing',
  'waiting',
  'finishing',
  'closed',
]);

/** The request that is neither answered with a picture nor declined. */
export const openOwnPicture = (facts: ConsultationFacts): StatementOf<'own_picture_asked'> | undefined => {
  const asked = facts.statements.findLast(
    (s): s is StatementOf<'own_picture_asked'> => s.kind === 'own_picture_asked',
  );
  if (!asked) return undefined;
  const declined = facts.statements.some((s) => s.kind === 'own_picture_declined' && s.askedId === asked.id);
  const sent = facts.stills.some(({ ownPicture }) => ownPicture?.askedId === asked.id);
  return declined || sent ? undefined : asked;
};

/** Answers that the patient can give on the page that asks for the picture. */
const ANSWERABLE: ReadonlySet<BlockerCode> = new Set([
  'take_not_agreed',
  'store_not_agreed',
  'photographs_refused',
  'consent_for_another_plan',
]);

/** What the patient's page asks of them, or null while nobody asks. */
export const ownPictureAsk = (facts: ConsultationFacts): PatientView['ownPicture'] => {
  const asked = openOwnPicture(facts);
  const told = toldNow(facts);
  if (!asked || !told || !OWN_PICTURE_STATES.has(facts.state.name)) return null;
  const codes = ownPictureBlockers(facts).map(({ code }) => code);
  const needed = codes.some((code) => ANSWERABLE.has(code));
  const over = facts.state.name === 'finishing' || facts.state.name === 'closed';
  return {
    askedId: asked.id,
    what: asked.what,
    told,
    consent: needed ? 'needed' : 'given',
    blocked: codes.some((code) => !ANSWERABLE.has(code)) || (needed && over),
  };
};
