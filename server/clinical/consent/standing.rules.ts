import type {
  Consent,
  ConsentScope,
  ConsultationFacts,
  Participant,
  StatementOf,
} from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import { representatives, whoDecides, whyNot } from './who-decides.rules.ts';
import type { Decision, Representative } from './who-decides.rules.ts';

/** Somebody whose word counts, or would once the clinician has verified who they are (R4, R6, R7). */
export interface Answerer {
  /** Null is the patient; else the newest statement that names the person. */
  readonly by: StatementId | null;
  /** Everything their answers may have been recorded under. */
  readonly ids: readonly (StatementId | null)[];
  readonly name: string;
  readonly relationship: string;
  readonly joins: Representative['joins'];
}

/** The patient's own word. */
export const PATIENT: Answerer = { by: null, ids: [null], name: '', relationship: '', joins: 'beside' };

/** What somebody declared on their own screen counts once the clinician has verified that very declaration. */
export const toAnswerer = ({ id, declaration, name, relationship, joins }: Representative): Answerer => ({
  by: id,
  ids: declaration === null ? [id] : [id, declaration],
  name,
  relationship,
  joins,
});

/** Who says on the patient's screen that they are the guardian and is not verified yet; null when nobody does. */
export const declaredAnswerer = (
  facts: Pick<ConsultationFacts, 'statements'>,
): StatementOf<'answering_for'> | null => {
  const said = facts.statements.findLast(
    (s): s is StatementOf<'answering_for'> => s.kind === 'answering_for',
  );
  if (!said) return null;
  const settled = facts.statements.some((s) => s.kind === 'representative' && s.declaration === said.id);
  return settled ? null : said;
};

const declared = (facts: ConsultationFacts): Answerer[] => {
  const said = declaredAnswerer(facts);
  if (!said || said.guardian === 'no') return [];
  const { id, name, relationship } = said;
  return [{ by: id, ids: [id], name, relationship, joins: 'beside' }];
};

/**
 * R7: those who may answer now. While it is not known who decides – a guardian to be verified, a capacity in doubt – their
 * answers are kept and count once it is.
 */
export const entitled = (
  facts: ConsultationFacts,
  decision: Decision = whoDecides(facts),
): readonly Answerer[] => {
  switch (decision.who) {
    case 'patient':
      return [PATIENT];
    case 'jointly':
      return [PATIENT, ...decision.with.map(toAnswerer)];
    case 'representative':
      return decision.among.map(toAnswerer);
    case 'nobody':
      return [];
    case 'unknown':
      return facts.patientAge >= facts.policy.ages.consent
        ? [PATIENT]
        : [
            // Somebody whose authority does not reach is not asked: a grandmother's yes opens nothing.
            ...representatives(facts)
              .filter((person) => whyNot(facts, person) === null)
              .map(toAnswerer),
            ...declared(facts),
          ];
  }
};

/** R7: whose answer a page may send: the patient's page for whoever is beside it, a representative's own for them alone. */
export const answerersOn = (facts: ConsultationFacts, standsFor: StatementId | null): readonly Answerer[] =>
  entitled(facts).filter(({ by, joins }) =>
    standsFor === null ? joins === 'beside' : by === standsFor && joins === 'own_link',
  );

/** R7: those whose answer counts and who give it on a page of their own, not on the patient's. */
export const elsewhereFrom = (facts: ConsultationFacts): readonly Answerer[] =>
  entitled(facts).filter(({ joins }) => joins === 'own_link');

/** R7: where somebody speaks from, once let in and while connected: the patient's own place, or theirs elsewhere. */
export const placeInCall = (
  { participants, connected, standsFor }: ConsultationFacts,
  { by, joins }: Answerer,
): Participant | undefined =>
  participants.find(
    ({ id, role, status }) =>
      status === 'admitted' &&
      connected.has(id) &&
      (joins === 'own_link' ? standsFor.get(id) === by : role === 'patient'),
  );

/** A person's last word on a scope. */
export const lastWord = (
  { consents }: Pick<ConsultationFacts, 'consents'>,
  scope: ConsentScope,
  { ids }: Answerer,
): Consent | undefined => consents.findLast((consent) => consent.scope === scope && ids.includes(consent.by));

/**
 * R12: the call was opened with somebody's yes to video which stands, and nobody who answered says no: the patient's from
 * the age of consent, or that of whoever answered for them.
 */
export const agreedToTalk = ({ consents, patientAge, policy }: ConsultationFacts): boolean => {
  const words = new Map(consents.filter(({ scope }) => scope === 'video').map((each) => [each.by, each]));
  const said = [...words.values()].filter(({ by }) => by !== null || patientAge >= policy.ages.consent);
  return said.length > 0 && said.every(({ decision }) => decision === 'yes');
};

/**
 * R3, R13: the last words on a scope that are a no or a withdrawal, of the patient and of everybody who was ever named or
 * declared themself. While it is not known who decides, any of them may turn out to be the one.
 */
const refusalsOfAnybody = (facts: ConsultationFacts, scope: ConsentScope): Consent[] => {
  const named = facts.statements.filter((s) => s.kind === 'representative').map(toAnswerer);
  return [PATIENT, ...named, ...declared(facts)]
    .flatMap((person) => lastWord(facts, scope, person) ?? [])
    .filter(({ decision }) => decision !== 'yes');
};

/**
 * R3, R7: the last word on a scope of everyone whose word is needed, `undefined` for whoever has not answered. Empty
 * only where nobody has authority and the clinician's reasoning stands instead (R6). While it is not known who decides a
 * yes is nobody's, and a no is heard all the same.
 */
export const answersTo = (
  facts: ConsultationFacts,
  scope: ConsentScope,
  decision: Decision = whoDecides(facts),
): readonly (Consent | undefined)[] => {
  if (decision.who === 'unknown') return [undefined, ...refusalsOfAnybody(facts, scope)];
  const words = entitled(facts, decision).map((person) => lastWord(facts, scope, person));
  if (decision.who !== 'representative' || decision.all) return words;
  // One guardian suffices; but one who says no is heard.
  const said = words.filter((word) => word !== undefined);
  return said.length === 0 ? words.slice(0, 1) : said;
};

/**
 * R3, R5: this person's no or withdrawal is on record, and nothing was decided about it since: to say it again changes
 * nothing. Once the clinician has decided about the patient's objection, stopping again is a new one.
 */
export const hasRefused = (facts: ConsultationFacts, scope: ConsentScope, person: Answerer): boolean => {
  const word = lastWord(facts, scope, person);
  if (word === undefined || word.decision === 'yes') return false;
  const decided = facts.statements.findLast(({ kind }) => kind === 'objection_decided');
  return person.by !== null || decided === undefined || word.at > decided.at;
};

/** R5: what the patient stopped themself while another decides, as long as the clinician has not decided about it. */
export const ownStops = (facts: ConsultationFacts): ConsentScope[] => {
  if (entitled(facts).some(({ by }) => by === null)) return [];
  return (['video', 'examination', 'take', 'store'] as const).filter(
    (scope) => lastWord(facts, scope, PATIENT)?.decision === 'withdrawn' && hasRefused(facts, scope, PATIENT),
  );
};
