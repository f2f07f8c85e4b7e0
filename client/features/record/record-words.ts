import type {
  Consent,
  ConsentScope,
  ConsultationState,
  Identified,
  Role,
  Statement,
  Still,
} from '../../../shared/consultation.ts';
import type { RecordConsultation, RecordStill } from '../../../shared/http.ts';
import { AUDIT_WORDS } from './audit-words.ts';
import { statementWords } from './statement-words.ts';
import { clockTime, exactTime, shortMoment } from '../../words/practice-time.ts';

const scopes: Record<ConsentScope, string> = {
  video: 'Talking by video',
  examination: 'The examination',
  take: 'Taking photographs',
  store: 'Keeping them in the record',
};
const decisions: Record<Consent['decision'], string> = { yes: 'Yes', no: 'No', withdrawn: 'Withdrawn' };
export const roles: Record<Role, string> = {
  gp: 'GP',
  patient: 'Patient',
  chaperone: 'Chaperone',
  representative: 'Representative',
};
export const identified: Record<Identified, string> = {
  staff_sign_in: 'signed in',
  date_of_birth: 'gave the right date of birth',
  personal_link: 'opened a personal link',
};

interface ConsentWords {
  scope: string;
  /** "Yes, Seán Ó Murchú, 10:44, tapped on their own screen" */
  answer: string;
  decision: Consent['decision'];
}

/** Whose word it was: the patient's own, or that of somebody who decided for or with them (R4, R6, R7). */
function giverWords({ by, giver }: Consent, statements: readonly Statement[]): string {
  if (by === null) return giver.name;
  const named = statements.find(({ id }) => id === by);
  if (named?.kind !== 'representative' && named?.kind !== 'answering_for')
    return `${giver.name} for the patient`;
  const together = named.kind === 'representative' && named.basis === 'co_decision_maker';
  return `${giver.name} (${named.relationship}) ${together ? 'with' : 'for'} the patient`;
}

/** Who agreed to what, when and how (R3). @param statements those of the consultation: they name who decided */
export function consentWords(
  consent: Consent,
  timeZone: string,
  statements: readonly Statement[],
): ConsentWords {
  const how =
    consent.how === 'tap'
      ? consent.by === null
        ? 'tapped on their own screen'
        : 'tapped by them'
      : `${consent.how}, noted by ${consent.notedBy?.name ?? 'the clinician'}`;
  const before = consent.provisional ? ', before it was explained' : '';
  return {
    scope: scopes[consent.scope],
    answer: `${decisions[consent.decision]}, ${giverWords(consent, statements)}, ${clockTime(consent.at, timeZone)}, ${how}${before}`,
    decision: consent.decision,
  };
}

/** "10:40:02–10:54:10, 10:55:01–" to the second (R30). */
export const intervalWords = (intervals: { from: string; to: string | null }[], timeZone: string) =>
  intervals
    .map(({ from, to }) => `${exactTime(from, timeZone)} to ${to === null ? 'now' : exactTime(to, timeZone)}`)
    .join(', ');

/** How a consultation stands, with its moment. */
export function outcomeOf(state: ConsultationState, timeZone: string): string {
  const at = (instant: string) => shortMoment(instant, timeZone);
  switch (state.name) {
    case 'booked':
    case 'preparing':
    case 'waiting':
      return 'Not begun';
    case 'conversation':
      return 'In call';
    case 'finishing':
      return 'To finish';
    case 'closed':
      return state.unfiledReason === null
        ? `Closed ${at(state.closedAt)}`
        : `Closed ${at(state.closedAt)} with stills not filed: ${state.unfiledReason}`;
    case 'cancelled':
      return `Cancelled ${at(state.at)}: ${state.reason}`;
    case 'no_show':
      return 'Did not attend';
    case 'in_person':
      return `To be seen in person: ${state.why}. Safety-net advice: ${state.safetyNet}`;
  }
}

const isKnown = (event: string): event is keyof typeof AUDIT_WORDS => Object.hasOwn(AUDIT_WORDS, event);

const isRole = (text: string): text is Role => Object.hasOwn(roles, text);

/** Whom an audit entry is by: the role, as the server wrote it. */
export const auditWho = (who: string) => (isRole(who) ? roles[who] : who === 'system' ? 'Sightline' : who);

/** An audit entry's sentence; an event that this page does not know yet is shown by its name. */
export const auditWords = (event: string) => (isKnown(event) ? AUDIT_WORDS[event] : event);

/** The newest note and advice, or null when none was written. */
export function noteIn(consultation: RecordConsultation): { note: string; safetyNet: string } | null {
  const newest = consultation.statements.filter((statement) => statement.kind === 'note').at(-1);
  return newest && newest.note + newest.safetyNet !== '' ? newest : null;
}

type AuditEntry = RecordConsultation['audit'][number];

/** Entries of the same kind by the same person, one after the other. */
interface AuditRun {
  first: AuditEntry;
  last: AuditEntry;
  times: number;
}

const alike = (one: AuditEntry, other: AuditEntry) =>
  one.event === other.event && one.who === other.who && one.lawfulBasis === other.lawfulBasis;

/** The audit trail with every run of equal entries as one: nothing is left out, it is counted. */
export function auditRuns(entries: readonly AuditEntry[]): AuditRun[] {
  const runs: AuditRun[] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && alike(run.last, entry)) {
      run.last = entry;
      run.times += 1;
    } else runs.push({ first: entry, last: entry, times: 1 });
  }
  return runs;
}

/** "Statement or answer recorded, 9 times, until 21:36:02" */
export function auditRunWords({ first, last, times }: AuditRun, timeZone: string): string {
  const words = auditWords(first.event);
  return times === 1 ? words : `${words}, ${String(times)} times, until ${exactTime(last.at, timeZone)}`;
}

/** What became of a still after consent was withdrawn, by whom, when and why (R3); null where it was not withdrawn. */
export function withdrawalWords({ awaitsDecision, decision }: Still, timeZone: string): string | null {
  if (awaitsDecision) return 'Nobody has said yet what becomes of it.';
  if (decision === null || !decision.afterWithdrawal) return null;
  const what = decision.keep ? 'Kept' : 'Destroyed';
  return `${what} by ${decision.by}, ${shortMoment(decision.at, timeZone)}: ${decision.reason}`;
}

const SAW = {
  all: 'Saw the whole examination',
  part: 'Saw part of the examination',
  none: 'Did not see the examination',
} as const;

/** R30: what the chaperone said at the end, beside what was delivered to them. */
export const attestationWords = ({ saw, note }: { saw: keyof typeof SAW; note: string }): string =>
  note === '' ? SAW[saw] : `${SAW[saw]}. ${note}`;

/** R6: nobody had authority: the reasoning that stood where consent would be when this was taken; null where it did not. */
export function nobodyWords(
  { still, consents }: Pick<RecordStill, 'still' | 'consents'>,
  statements: readonly Statement[],
): string | null {
  const reasoning = statements.findLast(({ kind, at }) => kind === 'nobody_decides' && at <= still.takenAt);
  if (consents.length > 0 || reasoning?.kind !== 'nobody_decides') return null;
  return `Nobody had authority to decide. ${statementWords(reasoning).said}`;
}
