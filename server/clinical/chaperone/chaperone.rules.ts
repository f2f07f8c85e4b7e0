import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { ConsultationFacts, Participant, StatementOf } from '../../../shared/consultation.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import { examinationBlockers, toldNow } from '../consent/consent.rules.ts';

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

/** When the chaperone was no longer there: out of the call, or refused by the patient; undefined where it is this moment. */
const goneSince = (facts: ConsultationFacts): string | undefined => {
  const came = lastCame(facts);
  const refusals = facts.participants
    .filter(({ role, admittedAt }) => role === 'chaperone' && admittedAt !== null)
    .map(({ id }) => answerAbout(facts, id))
    .filter((answer) => answer?.accepted === false)
    .map((answer) => answer?.at ?? '');
  return [facts.chaperoneLeftAt ?? '', ...refusals].filter((at) => at > came).toSorted()[0];
};

/** What had been said and agreed by then. */
const until = (facts: ConsultationFacts, at: string | undefined): ConsultationFacts =>
  at === undefined
    ? facts
    : {
        ...facts,
        statements: facts.statements.filter((each) => each.at <= at),
        consents: facts.consents.filter((each) => each.at <= at),
      };

/**
 * Was the patient being examined intimately, or about to be: begun, or – because no gate asks for "Begin" – agreed to, as for now,
 * and not ended since.
 */
const examinedIntimately = (facts: ConsultationFacts): boolean => {
  const told = toldNow(facts);
  if (!told?.intimate) return false;
  const mark = facts.statements.findLast(
    ({ kind }) => kind === 'examination_began' || kind === 'examination_ended',
  );
  if (mark?.kind === 'examination_began') return true;
  const open = examinationBlockers(facts).filter(({ code }) => code !== 'examination_not_explained');
  if (open.length > 0) return false;
  const agreedAt = facts.consents.findLast(
    ({ scope, told: of }) => scope === 'examination' && of?.planId === told.planId,
  )?.at;
  return mark === undefined || agreedAt === undefined || mark.at < agreedAt;
};

/**
 * R30: the chaperone went out of an intimate examination. What counts is what was agreed while they were there: neither ending the
 * examination afterwards nor another plan brings the picture back. It stays off until a chaperone is there, or the patient – asked
 * again – chooses to go on (R31).
 */
export const chaperoneDropped = (facts: ConsultationFacts): boolean =>
  lastCame(facts) !== '' &&
  chaperoneBlockers(facts).length > 0 &&
  examinedIntimately(until(facts, goneSince(facts)));
