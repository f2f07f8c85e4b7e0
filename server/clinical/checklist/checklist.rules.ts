import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type {
  ConsultationFacts,
  Statement,
  StatementKind,
  StatementOf,
} from '../../../shared/consultation.ts';

/** How long before the appointment its links open, and its answers can be of this sitting, in milliseconds (S1). */
export const LINK_BEFORE_MS = 2 * 60 * 60_000;

/** R11, R13: what is true where somebody sits now, and says nothing of another day. */
const OF_THE_SITTING: ReadonlySet<StatementKind> = new Set([
  'device_check',
  'place',
  'privacy',
  'safe_to_talk',
  'no_interruption',
]);

/** R11, R13: what was said about a sitting before the appointment moved away from it stays in the record and is asked anew. */
export const isOfThisSitting = (
  { startsAt }: Pick<ConsultationFacts, 'startsAt'>,
  { kind, at }: Statement,
): boolean => !OF_THE_SITTING.has(kind) || Date.parse(at) >= Date.parse(startsAt) - LINK_BEFORE_MS;

/** The statement of a kind that counts: the last one. Earlier ones stay in the record (R9). */
export const latest = <Kind extends StatementKind>(
  facts: Pick<ConsultationFacts, 'statements' | 'startsAt'>,
  kind: Kind,
): StatementOf<Kind> | undefined =>
  facts.statements.findLast(
    (statement): statement is StatementOf<Kind> =>
      statement.kind === kind && isOfThisSitting(facts, statement),
  );

/** R8: proceeding remotely needs one of the three reasons. */
export const bestInterestBlockers = (facts: ConsultationFacts): Blocker[] =>
  latest(facts, 'best_interest') ? [] : [blocker('best_interest_missing')];

/** R9: the modality is chosen with a reason. */
export const modalityBlockers = (facts: ConsultationFacts): Blocker[] =>
  latest(facts, 'modality') ? [] : [blocker('modality_missing')];

/** R9: a photograph after choosing video only is a change, recorded first. */
export const photographModalityBlockers = (facts: ConsultationFacts): Blocker[] =>
  latest(facts, 'modality')?.modality === 'video' ? [blocker('modality_without_photograph')] : [];

/** R10: limits discussed by the clinician and acknowledged by the patient. */
export const limitationsBlockers = (facts: ConsultationFacts): Blocker[] => [
  ...(latest(facts, 'limitations_discussed') ? [] : [blocker('limitations_not_discussed')]),
  ...(latest(facts, 'limitations_acknowledged') ? [] : [blocker('limitations_not_acknowledged')]),
];

/** Everyone let in besides patient and clinician: those whose arrival re-opens R11. */
const newcomers = (facts: ConsultationFacts) =>
  facts.participants.filter(
    ({ role, admittedAt }) => (role === 'chaperone' || role === 'representative') && admittedAt !== null,
  );

/** R11: what the patient said about somebody who would join, other than a chaperone: their last word, if any. */
export const newcomerAnswer = (
  facts: Pick<ConsultationFacts, 'statements'>,
  participantId: ParticipantId,
): StatementOf<'newcomer'> | undefined =>
  facts.statements.findLast(
    (s): s is StatementOf<'newcomer'> => s.kind === 'newcomer' && s.participantId === participantId,
  );

const patientPrivacy = (facts: ConsultationFacts): Blocker[] => {
  const answer = latest(facts, 'privacy');
  if (!answer) return [blocker('privacy_not_answered')];
  const decided = latest(facts, 'safety_decision');
  const settled = decided !== undefined && decided.at >= answer.at;
  if ((!answer.private || !answer.comfortable) && !settled) return [blocker('patient_not_private')];
  const known = new Set(answer.participants);
  for (const statement of facts.statements) {
    if (statement.kind !== 'chaperone_person' && statement.kind !== 'newcomer') continue;
    if (statement.comfortable) known.add(statement.participantId);
    else known.delete(statement.participantId);
  }
  return newcomers(facts).some(({ id }) => !known.has(id)) ? [blocker('privacy_before_newcomer')] : [];
};

/** R11: the silent "not safe to talk" holds everything until the clinician has recorded what was done. */
const safetyBlockers = (facts: ConsultationFacts): Blocker[] => {
  const answer = latest(facts, 'safe_to_talk');
  if (!answer) return [blocker('safety_not_answered')];
  const decided = latest(facts, 'safety_decision');
  const settled = decided !== undefined && decided.at >= answer.at;
  return answer.answer === 'no' && !settled ? [blocker('patient_not_safe')] : [];
};

const clinicianPrivacy = (facts: ConsultationFacts): Blocker[] => {
  const attested = facts.statements
    .filter((statement) => statement.kind === 'no_interruption')
    .filter((statement) => isOfThisSitting(facts, statement));
  if (attested.length === 0) return [blocker('interruption_not_attested')];
  const known = new Set(attested.flatMap(({ participants }) => participants));
  return newcomers(facts).some(({ id }) => !known.has(id)) ? [blocker('interruption_before_newcomer')] : [];
};

/** R11: both halves, re-opened by a newcomer but not by somebody who reconnects. */
export const privacyBlockers = (facts: ConsultationFacts): Blocker[] => [
  ...patientPrivacy(facts),
  ...safetyBlockers(facts),
  ...clinicianPrivacy(facts),
];

/** R13: the start of every conversation – who I am, whom I see, where you are, how to call back, emergencies. */
export const openingBlockers = (facts: ConsultationFacts): Blocker[] =>
  latest(facts, 'opening') ? [] : [blocker('opening_missing')];

/** R2: no capture without the clinician's written necessity. */
export const necessityBlockers = (facts: ConsultationFacts): Blocker[] =>
  latest(facts, 'necessity') ? [] : [blocker('necessity_missing')];

/** R15: the patient has read that their own device and other ways of sending may not be secure. */
export const deviceNoticeBlockers = (facts: ConsultationFacts): Blocker[] =>
  latest(facts, 'device_notice_acknowledged') ? [] : [blocker('device_notice_not_acknowledged')];
