import { BODY_SITES } from '../../../shared/body-sites.ts';
import type { Consent, Statement, StatementKind, Still } from '../../../shared/consultation.ts';
import type { PackConsultation } from './pack-record.ts';

/** Dates and times as the practice's clock shows them. */
export interface PackTime {
  day(instant: string): string;
  moment(instant: string): string;
  clock(instant: string): string;
}

/** Words for instants in the practice's time zone. */
export const packTime = (timeZone: string): PackTime => {
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat('en-IE', { timeZone, ...options });
    return (instant: string) => made.format(new Date(instant));
  };
  const day = format({ day: 'numeric', month: 'long', year: 'numeric' });
  const clock = format({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  return { day, clock, moment: (instant) => `${day(instant)}, ${clock(instant)}` };
};

/** A calendar day in words. */
export const calendarDay = (day: string): string => packTime('UTC').day(`${day}T12:00:00Z`);

/** What a statement is about. A kind without words here is told by its own name. */
const ABOUT: Partial<Record<StatementKind, string>> = {
  best_interest: 'Could it wait until a visit in person?',
  modality: 'Video, photograph or both',
  no_interruption: 'The clinician will not be interrupted',
  opening: 'Name and registration said, patient seen, emergency explained',
  limitations_discussed: 'The limits of a remote examination were discussed',
  limitations_acknowledged: 'The patient acknowledged that a physical examination may still be needed',
  plan: 'What will be looked at and why, as the patient was told',
  necessity: 'Why a photograph is necessary',
  examination_explained: 'The examination was explained',
  photographs_explained: 'The photographs were explained',
  chaperone_wanted: 'The clinician wants a chaperone',
  chaperone_unavailable: 'No chaperone was available',
  chaperone_answer: 'The patient was asked about a chaperone',
  chaperone_person: 'The patient was asked about this chaperone',
  chaperone_absent_choice: 'What the patient chose without a chaperone',
  examination_began: 'The examination began',
  examination_ended: 'The examination ended',
  capacity_doubt: 'Capacity in doubt',
  capacity_presumed: 'Capacity presumed',
  capacity_assessed: 'Capacity for this decision assessed',
  representative: 'Who decides for the patient, or with them, verified',
  representative_removed: 'Somebody no longer decides',
  guardian_dispute: 'Whether guardians disagree',
  child_in_care: 'Whether the child is in care',
  mental_health: 'Whether this is mental-health treatment',
  view_noted: 'The patient’s own view, as the clinician heard it',
  objection_decided: 'What was decided about an objection',
  nobody_decides: 'Nobody has authority: the reasoning',
  answering_for: 'Somebody answers for the patient',
  own_view: 'The patient’s own view, on their own screen',
  newcomer: 'The patient was asked about somebody new',
  safety_decision: 'What was done after a signal about safety',
  note: 'Consultation note',
  place: 'Where the patient was',
  privacy: 'Privacy at the patient’s end',
  safe_to_talk: 'Safe to talk',
  device_notice_acknowledged: 'The notice about the patient’s own device was read',
  marked_intimate: 'Marked intimate by the patient',
  alternative: 'What the patient would rather have',
  device_check: 'Check of the patient’s device',
  asked: 'The patient was asked again',
};

const FIELDS: Readonly<Record<string, string>> = {
  callBack: 'call back on',
  others: 'also there',
  safetyNet: 'safety-net advice',
  markedIntimate: 'intimate',
  delayWouldHarm: 'delay would harm',
  askedBy: 'asked',
};
const HIDDEN: ReadonlySet<string> = new Set([
  'id',
  'at',
  'kind',
  'author',
  'planId',
  'participants',
  'participantId',
  'nameAndRegistrationSaid',
  'patientSeen',
  'emergencyExplained',
]);

/** "delay_could_harm" as "delay could harm"; what people wrote stays as it is. */
const plain = (text: string): string =>
  /^[a-z0-9]+(_[a-z0-9]+)+$/.test(text) ? text.replaceAll('_', ' ') : text;
const isSite = (text: string): text is keyof typeof BODY_SITES => text in BODY_SITES;
const fieldName = (key: string): string =>
  FIELDS[key] ?? key.replaceAll(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll('_', ' ');

const said = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return isSite(value) ? BODY_SITES[value].label : plain(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return value.map(said).filter(Boolean).join('; ');
  if (typeof value === 'object' && value !== null) return fieldsOf(value).join('. ');
  return '';
};

function fieldsOf(value: object): string[] {
  return Object.entries(value).flatMap(([key, inside]) => {
    const text = HIDDEN.has(key) ? '' : said(inside);
    return text === '' ? [] : [`${fieldName(key)}: ${text}`];
  });
}

/** A statement as two lines: what it is about, and what was said. */
export const statementWords = (statement: Statement): { about: string; said: string } => {
  const about = ABOUT[statement.kind] ?? plain(statement.kind);
  const lines = fieldsOf(statement).map((line) => line.replace(/^./, (first) => first.toUpperCase()));
  return { about, said: lines.join('. ') };
};

/** What a code in an audit entry's detail adds to its words: which step, which consent. */
export const auditDetailWords = (event: string, detail: Readonly<Record<string, unknown>>): string => {
  const { kind, scope } = detail;
  if (event === 'statement.recorded' && typeof kind === 'string')
    return `Recorded: ${Object.entries(ABOUT).find(([name]) => name === kind)?.[1] ?? plain(kind)}.`;
  if (event.startsWith('consent.') && typeof scope === 'string') {
    const word = {
      'consent.given': 'Yes',
      'consent.refused': 'No',
      'consent.withdrawn': 'Withdrawn: consent',
    }[event];
    return `${word ?? 'Answered:'} ${SCOPES[scope] ?? plain(scope)}.`;
  }
  return '';
};

/** The role as the pack says it. */
export const roleWords = (role: string): string =>
  ({ gp: 'clinician', system: 'Sightline', unknown: 'somebody who was not known' })[role] ?? plain(role);

const SCOPES: Readonly<Record<string, string>> = {
  video: 'to talk by video',
  examination: 'to the examination',
  take: 'to photographs being taken',
  store: 'to photographs being kept in the record',
};

/** "Yes to photographs being taken", with who said it, how, and which wording was read. */
export const consentWords = (consent: Consent): { decision: string; detail: string } => {
  const { decision, scope, giver, how, notedBy, wording, provisional, told } = consent;
  const word = decision === 'yes' ? 'Yes' : decision === 'no' ? 'No' : 'Withdrawn: consent';
  const way = how === 'tap' ? 'by a tap' : `spoken, noted by ${notedBy?.name ?? 'the clinician'}`;
  const viewers = told ? ` Told who will see the pictures: ${told.viewers.join(', ') || 'nobody else'}.` : '';
  const early = provisional
    ? ' Given before the clinician had explained: it did not count until confirmed.'
    : '';
  return {
    decision: `${word} ${SCOPES[scope] ?? plain(scope)}`,
    detail: `${giver.name}, ${way}. Wording read: ${wording.id}, version ${String(wording.version)}.${viewers}${early}`,
  };
};

/** "Forearm, left". */
export const siteWords = ({ site, side }: Pick<Still, 'site' | 'side'>): string =>
  [site ? BODY_SITES[site].label : 'Body site not set', side && side !== 'none' ? side : '']
    .filter(Boolean)
    .join(', ');

const STATES: Readonly<Record<string, string>> = {
  booked: 'Booked',
  preparing: 'The patient was getting ready',
  waiting: 'The patient was waiting',
  conversation: 'The call was under way when this was made',
  finishing: 'The call was over, the record not yet finished when this was made',
  closed: 'Finished',
  cancelled: 'Cancelled',
  no_show: 'The patient did not attend',
  in_person: 'To be seen in person instead',
};

/** How the consultation stands, with what was written about it. */
export const stateWords = ({ state }: Pick<PackConsultation, 'state'>): string => {
  const written: Readonly<Record<string, unknown>> = state;
  const extras = ['why', 'reason', 'safetyNet', 'unfiledReason'].flatMap((key) =>
    typeof written[key] === 'string' && written[key] !== '' ? [`${fieldName(key)}: ${written[key]}`] : [],
  );
  return [STATES[state.name] ?? plain(state.name), ...extras].join('. ');
};
