import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { ConsultationFacts, Participant, StatementOf } from '../../../shared/consultation.ts';
import type { ParticipantId } from '../../../shared/ids.ts';

type ChaperoneKind =
  | 'chaperone_answer'
  | 'chaperone_wanted'
  | 'chaperone_unavailable'
  | 'chaperone_absent_choice'
  | 'chaperone_person';

const last = <Kind extends ChaperoneKind>(
  facts: Pick<ConsultationFacts, 'statements'>,
  kind: Kind,
): StatementOf<Kind> | undefined =>
  facts.statements.findLast((statement): statement is StatementOf<Kind> => statement.kind === kind);

const answerAbout = (
  facts: Pick<ConsultationFacts, 'statements'>,
  participantId: ParticipantId,
): StatementOf<'chaperone_person'> | undefined =>
  facts.statements.findLast(
    (statement): statement is StatementOf<'chaperone_person'> =>
      statement.kind === 'chaperone_person' && statement.participantId === participantId,
  );

/** What the patient said of this person (R30): true, false, or null while unanswered. */
export const acceptedByPatient = (
  facts: Pick<ConsultationFacts, 'statements'>,
  participantId: ParticipantId,
): boolean | null => answerAbout(facts, participantId)?.accepted ?? null;

/** The chaperone who is in the call now: admitted, connected, and not meanwhile refused by the patient. */
export const presentChaperone = (facts: ConsultationFacts): Participant | undefined =>
  facts.participants.find(
    ({ id, role, status }) =>
      role === 'chaperone' &&
      status === 'admitted' &&
      facts.connected.has(id) &&
      acceptedByPatient(facts, id) !== false,
  );

/** When a chaperone was last let in or came back; what was said about having none before that no longer counts (R31). */
const lastCame = (facts: ConsultationFacts): string =>
  facts.participants.reduce(
    (latest, { role, admittedAt }) =>
      role === 'chaperone' && admittedAt !== null && admittedAt > latest ? admittedAt : latest,
    facts.chaperoneCameAt ?? '',
  );

/** R30: a chaperone is admitted only once the patient has accepted that person by name; R11: and is at ease with it. */
export const admitChaperoneBlockers = (facts: ConsultationFacts, participantId: ParticipantId): Blocker[] => {
  const answer = answerAbout(facts, participantId);
  if (!answer) return [blocker('chaperone_person_not_accepted')];
  if (!answer.accepted) return [blocker('chaperone_person_refused')];
  return answer.comfortable ? [] : [blocker('privacy_before_newcomer')];
};

const declinedBlockers = (facts: ConsultationFacts): Blocker[] =>
  last(facts, 'chaperone_wanted') && !presentChaperone(facts) ? [blocker('chaperone_wanted_declined')] : [];

const wantedBlockers = (facts: ConsultationFacts): Blocker[] => {
  if (presentChaperone(facts)) return [];
  const unavailable = last(facts, 'chaperone_unavailable');
  if (!unavailable || unavailable.at < lastCame(facts)) return [blocker('chaperone_not_present')];
  const choice = last(facts, 'chaperone_absent_choice');
  if (!choice || choice.at < unavailable.at) return [blocker('chaperone_choice_missing')];
  return choice.choice === 'proceed' ? [] : [blocker('patient_rearranges')];
};

/**
 * R30: the patient is asked, and the answer stands in the record, also when declined. R31: whoever wants one gets one,
 * or the patient chooses to go on or to rearrange; never silently without.
 */
export const chaperoneBlockers = (facts: ConsultationFacts): Blocker[] => {
  const answer = last(facts, 'chaperone_answer');
  if (!answer) return [blocker('chaperone_not_answered')];
  return answer.answer === 'declined' ? declinedBlockers(facts) : wantedBlockers(facts);
};

/** Pause: while it lasts, nothing of the patient is seen and no photograph is taken. */
export const pauseBlockers = (facts: Pick<ConsultationFacts, 'pauses'>): Blocker[] =>
  isPaused(facts) ? [blocker('paused')] : [];

export const isPaused = (facts: Pick<ConsultationFacts, 'pauses'>): boolean =>
  facts.pauses.some(({ endedAt }) => endedAt === null);

const examiningIntimately = (facts: ConsultationFacts, intimate: boolean): boolean => {
  const last = facts.statements.findLast(
    ({ kind }) => kind === 'examination_began' || kind === 'examination_ended',
  );
  return intimate && last?.kind === 'examination_began';
};

/**
 * R30: the chaperone of an intimate examination that has begun is no longer there. The picture stops as in a pause
 * until they are back, or the patient – asked again – chooses to go on (R31).
 */
export const chaperoneDropped = (facts: ConsultationFacts, intimate: boolean): boolean =>
  examiningIntimately(facts, intimate) && lastCame(facts) !== '' && chaperoneBlockers(facts).length > 0;
