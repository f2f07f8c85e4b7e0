import { ALONE } from '../../../../shared/answering-for.ts';
import { blocker, type Blocker } from '../../../../shared/blockers.ts';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { Area } from '../../../../shared/basis.ts';
import type { StaffView } from '../../../../shared/views.ts';
import { allOf, oneOf } from '../../../words/listed.ts';
import { clockTime, shortDay } from '../../../words/practice-time.ts';
import { calledName, latest } from '../facts.ts';

type Deciding = StaffView['deciding'];
export type NamedPerson = Deciding['people'][number];

/** Those whose word is needed besides the patient's own: "Máire Kelly (mother)". */
const deciders = ({ answerers }: Deciding): string[] =>
  answerers
    .filter(({ by }) => by !== null)
    .map(({ name, relationship }) => (relationship === '' ? name : `${name} (${relationship})`));

const supportWords = ({ people }: Deciding): string => {
  const names = people
    .filter(({ gives, whyNot }) => gives === 'supports' && whyNot === null)
    .map((one) => one.name);
  if (names.length === 0) return '';
  return ` ${allOf(names)} ${names.length === 1 ? 'supports and does' : 'support and do'} not decide.`;
};

/** R4, R6: whose decision it is now, in a sentence. */
export function decidesWords(view: StaffView): string {
  const { deciding } = view;
  const patient = calledName(view);
  const named = deciders(deciding);
  switch (deciding.who) {
    case 'patient':
      return `${patient} decides.${supportWords(deciding)}`;
    case 'jointly':
      return `${patient} and ${allOf(named)} decide together: each has to say yes.`;
    case 'representative':
      if (named.length === 1) return `${allOf(named)} decides for ${patient}.`;
      return deciding.each
        ? `${allOf(named)} decide for ${patient}: each of them has to say yes.`
        : `${oneOf(named)} decides for ${patient}: one of them is enough.`;
    case 'nobody':
      return `Nobody has authority to decide for ${patient}. Your reasoning stands where consent would.`;
    case 'unknown':
      return 'It is not known yet who decides.';
  }
}

/** Since when capacity stands as it does, "10:44"; the server says how it stands. */
const capacitySince = (view: StaffView): string => {
  const said = view.statements.findLast(
    ({ kind }) => kind === 'capacity_doubt' || kind === 'capacity_assessed' || kind === 'capacity_presumed',
  );
  return said ? clockTime(said.at, view.practice.timeZone) : '';
};

/** R4, R6: why it is theirs, in a sentence. */
export function reasonWords(view: StaffView): string {
  const { deciding } = view;
  const name = calledName(view);
  const age = String(view.patient.age);
  if (deciding.underConsentAge) return `${name} is ${age}: a parent or guardian decides.`;
  if (deciding.capacity === 'doubt')
    return `Capacity for this decision is in doubt since ${capacitySince(view)}.`;
  if (deciding.capacity === 'lacks')
    return `${name} lacks capacity for this decision, assessed at ${capacitySince(view)}.`;
  if (deciding.mentalHealthMatters) return mentalHealthWords(view);
  if (deciding.capacity === 'has')
    return `${name} has capacity for this decision, assessed at ${capacitySince(view)}.`;
  return deciding.minor ? `${name} is ${age}. Capacity is presumed.` : 'Capacity is presumed.';
}

function mentalHealthWords(view: StaffView): string {
  const age = String(view.patient.age);
  const said = latest(view, 'mental_health');
  if (!said) return `At ${age} it depends on whether this is treatment for mental health.`;
  return said.applies
    ? `Treatment for mental health at ${age}: a parent or guardian decides.`
    : `Not treatment for mental health: at ${age} it is ${calledName(view)}’s own consent.`;
}

/** R4: what somebody said of themselves on the patient's screen, in their voice. */
export function declaredWords(
  { relationship, guardian }: Pick<StatementOf<'answering_for'>, 'relationship' | 'guardian'>,
  patient: string,
): string {
  if (relationship === ALONE) return `“I am ${patient}, and I am on my own.”`;
  const who = `I am ${patient}’s ${relationship}`;
  if (guardian === 'yes') return `“${who} and legal guardian.”`;
  return guardian === 'no'
    ? `“${who}, not a legal guardian.”`
    : `“${who}. I am not sure whether I am a legal guardian.”`;
}

/** How a named person stands now, in a few words. */
interface Standing {
  readonly tone: 'done' | 'info' | 'attention' | 'neutral';
  readonly words: string;
  /** Why their authority does not reach, or null. */
  readonly why: Blocker | null;
}

/** R6, R7: whether a named person's word counts now; the server has said why where it does not. */
export function standingOf(view: StaffView, { id, gives, whyNot }: NamedPerson): Standing {
  if (whyNot !== null) return { tone: 'attention', words: 'Does not count', why: blocker(whyNot) };
  if (gives === 'supports') return { tone: 'info', words: 'Supports', why: null };
  if (!view.deciding.answerers.some(({ by }) => by === id))
    return { tone: 'neutral', words: 'Not asked now', why: null };
  const words = gives === 'jointly' ? `Decides with ${calledName(view)}` : 'Decides';
  return { tone: 'done', words, why: null };
}

export const AREAS: Record<Area, string> = {
  healthcare: 'Healthcare',
  personal_welfare: 'Personal welfare',
  property: 'Property and money',
};

/** "in force from 1 Feb 2025, until 31 Jan 2030" */
export function inForceWords({
  inForceFrom,
  expires,
}: Pick<StatementOf<'representative'>, 'inForceFrom' | 'expires'>): string {
  const from = inForceFrom === null ? 'No date from which it is in force' : `From ${shortDay(inForceFrom)}`;
  return expires === null ? from : `${from}, until ${shortDay(expires)}`;
}

/** R5: what somebody who does not decide said of it, newest last word first. */
export const VIEWS = {
  happy: 'Is happy with it',
  not_sure: 'Is not sure',
  no: 'Does not want it',
  content: 'Is content',
  objects: 'Objects',
  unable: 'Could not be heard',
} as const;

/** R4: does a no or a withdrawal of this person's stand, in whatever way they were known when they said it? */
export function saidNo({ consents, statements }: StaffView, { id }: NamedPerson): boolean {
  const named = statements.find((s) => s.id === id);
  const ids = new Set<string | null>([id, named?.kind === 'representative' ? named.declaration : id]);
  const theirs = consents.filter(({ by }) => by !== null && ids.has(by));
  return [...new Map(theirs.map((each) => [each.scope, each])).values()].some(
    ({ decision }) => decision !== 'yes',
  );
}
