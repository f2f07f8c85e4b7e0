import type {
  AskedWhat,
  ConsentScope,
  ConsultationFacts,
  StatementKind,
} from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import { acceptedByPatient } from '../chaperone/chaperone.rules.ts';
import { latest, newcomerAnswer } from '../checklist/checklist.rules.ts';
import { bindsTo, toldNow } from '../consent/consent.rules.ts';
import { answerersOn, lastWord } from '../consent/standing.rules.ts';
import type { Answerer } from '../consent/standing.rules.ts';

/** What the patient's screen has to ask now, without its texts. */
export type OpenAsk =
  | {
      readonly kind: 'chaperone_person';
      readonly participantId: ConsultationFacts['participants'][number]['id'];
    }
  | {
      readonly kind: 'newcomer';
      readonly participantId: ConsultationFacts['participants'][number]['id'];
    }
  | { readonly kind: 'examination' | 'photographs'; readonly as: Answerer }
  | { readonly kind: PlainAsk };

type PlainAsk = Exclude<AskedWhat, 'examination' | 'photographs'> | 'chaperone_absent' | 'resume';

const askedAt = (facts: ConsultationFacts, what: AskedWhat): string | undefined =>
  facts.statements.findLast((statement) => statement.kind === 'asked' && statement.what === what)?.at;

/** Asked by the clinician and not answered since. */
const askedAgain = (facts: ConsultationFacts, what: AskedWhat, answeredBy: StatementKind): boolean => {
  const asked = askedAt(facts, what);
  if (asked === undefined) return false;
  const answered = latest(facts, answeredBy)?.at;
  return answered === undefined || answered <= asked;
};

/** R3, R27: explained (or asked) for this plan, and no final answer of this person that binds to what is told now. */
const consentOpen = (
  facts: ConsultationFacts,
  what: 'examination' | 'photographs',
  scopes: readonly ConsentScope[],
  person: Answerer,
): boolean => {
  const told = toldNow(facts);
  if (!told) return false;
  const kind = what === 'examination' ? 'examination_explained' : 'photographs_explained';
  const explained = facts.statements.findLast((s) => s.kind === kind && s.planId === told.planId)?.at;
  const asked = askedAt(facts, what);
  if (explained === undefined) return false;
  const since = asked !== undefined && asked > explained ? asked : explained;
  const refused = (scope: ConsentScope): boolean => {
    const consent = lastWord(facts, scope, person);
    return consent !== undefined && !consent.provisional && consent.decision !== 'yes' && consent.at > since;
  };
  // What may not be taken is not asked to be kept.
  if (what === 'photographs' && refused('take')) return false;
  return scopes.some((scope) => {
    const consent = lastWord(facts, scope, person);
    if (!consent || consent.provisional) return true;
    if (asked !== undefined && consent.at <= asked) return true;
    if (consent.decision !== 'yes') return !refused(scope);
    return (
      !bindsTo(consent, told) &&
      (what === 'photographs' ||
        consent.told?.planId !== told.planId ||
        consent.told.intimate !== told.intimate)
    );
  });
};

const SCOPES = { examination: ['examination'], photographs: ['take', 'store'] } as const;

/** R3, R7: asked of everyone whose answer this page may give, one after the other. */
const consentAsks = (facts: ConsultationFacts, standsFor: StatementId | null): OpenAsk[] =>
  (['examination', 'photographs'] as const).flatMap((kind) =>
    answerersOn(facts, standsFor)
      .filter((person) => consentOpen(facts, kind, SCOPES[kind], person))
      .slice(0, 1)
      .map((as) => ({ kind, as })),
  );

const personAsks = (facts: ConsultationFacts): OpenAsk[] =>
  facts.participants
    .filter(
      ({ id, role, status }) =>
        role === 'chaperone' && status === 'held' && acceptedByPatient(facts, id) === null,
    )
    .map(({ id }) => ({ kind: 'chaperone_person', participantId: id }));

const newcomerAsks = (facts: ConsultationFacts): OpenAsk[] =>
  facts.participants
    .filter(
      ({ id, role, status }) => role === 'representative' && status === 'held' && !newcomerAnswer(facts, id),
    )
    .map(({ id }) => ({ kind: 'newcomer', participantId: id }));

const absentAsk = (facts: ConsultationFacts): boolean => {
  const unavailable = latest(facts, 'chaperone_unavailable');
  if (!unavailable || latest(facts, 'chaperone_answer')?.answer !== 'accepted') return false;
  const choice = latest(facts, 'chaperone_absent_choice');
  return choice === undefined || choice.at < unavailable.at;
};

/**
 * Everything open on one page, most pressing first; nothing once the call is over. Whoever decides and joined from
 * elsewhere is asked for consent alone: the rest is the patient's.
 */
export const openAsks = (facts: ConsultationFacts, standsFor: StatementId | null = null): OpenAsk[] => {
  if (!['preparing', 'waiting', 'conversation'].includes(facts.state.name)) return [];
  if (standsFor !== null) return consentAsks(facts, standsFor);
  const resuming = facts.pauses.some(
    ({ endedAt, resumeRequestedAt }) => endedAt === null && resumeRequestedAt !== null,
  );
  const kinds: [boolean, PlainAsk][] = [
    [resuming, 'resume'],
    [absentAsk(facts), 'chaperone_absent'],
    [askedAgain(facts, 'chaperone', 'chaperone_answer'), 'chaperone'],
    [askedAgain(facts, 'privacy', 'privacy'), 'privacy'],
    [askedAgain(facts, 'limitations', 'limitations_acknowledged'), 'limitations'],
    [askedAgain(facts, 'device_notice', 'device_notice_acknowledged'), 'device_notice'],
  ];
  return [
    ...personAsks(facts),
    ...newcomerAsks(facts),
    ...kinds.filter(([open]) => open).map(([, kind]) => ({ kind })),
    ...consentAsks(facts, null),
  ];
};
