import type { Participant, Statement, Still } from '../../../shared/consultation.ts';
import type { ReviewItem } from '../../../shared/http-access.ts';
import type { ConsultationId } from '../../../shared/ids.ts';

/** What of a consultation may name somebody else. */
export interface Reviewed {
  readonly id: ConsultationId;
  readonly reason: string;
  readonly state: Readonly<Record<string, unknown>>;
  readonly statements: readonly Statement[];
  readonly participants: readonly Pick<Participant, 'id' | 'name' | 'title' | 'role'>[];
  readonly stills: readonly Pick<Still, 'id' | 'label' | 'decision'>[];
}

/** What the patient was told or said of themselves, and what a machine wrote: nobody else is in it. */
const OF_THE_PATIENT: ReadonlySet<string> = new Set([
  'plan.why',
  'plan.involved',
  'place.place',
  'place.callBack',
  'opening.place',
  'opening.callBack',
  'device_check.detail',
  // A choice from a list.
  'best_interest.reason',
]);
/** Fields that name people, whatever the statement. */
const NAMES: ReadonlySet<string> = new Set(['name', 'others', 'relationship', 'consulted']);
/** Their words would tell whoever reads over the patient's shoulder. */
const SAFETY: ReadonlySet<string> = new Set(['safe_to_talk', 'safety_decision']);
const ENVELOPE: ReadonlySet<string> = new Set(['id', 'at', 'kind', 'author']);

const words = (text: string): string =>
  text.replaceAll('_', ' ').replace(/^./, (first) => first.toUpperCase());
/** Fields that people write into, if only a word. */
const WRITTEN: ReadonlySet<string> = new Set([
  ...['note', 'text', 'why', 'reason', 'concerns', 'preference', 'safetyNet', 'evidence', 'words'],
]);
/** Codes, ids, days and instants, as the product writes them. */
const CODE = /^([a-z0-9_]+|[0-9a-f-]{36}|\d{4}-\d\d-\d\d(T[\d:.]+Z)?)$/;
const isWritten = (key: string, value: string): boolean =>
  value !== '' && (NAMES.has(key) || WRITTEN.has(key) || !CODE.test(value));

interface Written {
  /** `note`, or `consulted.0.name` inside. */
  readonly path: string;
  readonly key: string;
  readonly text: string;
}

const writtenIn = (value: unknown, path: readonly string[]): Written[] => {
  const key = path.findLast((step) => !/^\d+$/.test(step)) ?? '';
  if (typeof value === 'string')
    return isWritten(key, value) ? [{ path: path.join('.'), key, text: value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([step, inside]) => writtenIn(inside, [...path, step]));
};

const aboutOf = (kind: string, key: string): string => {
  if (key === 'others') return 'Who else is in the room';
  return kind === key
    ? words(kind)
    : `${words(kind)}: ${words(key.replaceAll(/([A-Z])/g, '_$1')).toLowerCase()}`;
};

const statementItems = (of: Reviewed, statement: Statement): ReviewItem[] =>
  Object.entries(statement)
    .filter(([key]) => !ENVELOPE.has(key) && !OF_THE_PATIENT.has(`${statement.kind}.${key}`))
    .flatMap(([key, value]) => writtenIn(value, [key]))
    .map(({ path, key, text }) => ({
      id: `statement:${statement.id}:${path}`,
      kind: NAMES.has(key) ? 'person' : SAFETY.has(statement.kind) ? 'safety' : 'text',
      consultationId: of.id,
      about: aboutOf(statement.kind, key),
      text,
    }));

const signalled = ({ statements }: Reviewed): boolean =>
  statements.some((statement) => statement.kind === 'safe_to_talk' && statement.answer === 'no');

/** One item for all of it: to leave out the words and to keep the answer would tell as much. */
const safetyItems = (of: Reviewed): ReviewItem[] => {
  if (!signalled(of)) return [];
  const done = of.statements.flatMap((each) => (each.kind === 'safety_decision' ? [each.note] : []));
  return [
    {
      id: `safety:${of.id}`,
      kind: 'safety',
      consultationId: of.id,
      about: 'The patient signalled that they were not safe to talk',
      text: ['The silent “no”, and what was done about it.', ...done].join(' '),
    },
  ];
};

/** The statements that go with the safety item when it is left out. */
export const isSafetyStatement = (kind: string): boolean => SAFETY.has(kind);

const personItems = (of: Reviewed): ReviewItem[] =>
  of.participants
    .filter(({ role }) => role !== 'gp' && role !== 'patient')
    .map(({ id, name, title, role }) => ({
      id: `participant:${id}`,
      kind: 'person',
      consultationId: of.id,
      about: `${words(role)} in the call`,
      text: title === '' ? name : `${name}, ${title}`,
    }));

const textItem = (of: Reviewed, id: string, about: string, text: unknown): ReviewItem[] =>
  typeof text === 'string' && text.trim() !== ''
    ? [{ id, kind: 'text', consultationId: of.id, about, text }]
    : [];

/**
 * GDPR Art. 15(4), S.I. 121/2022: what somebody has to look at before it is handed over: other people by name, words about
 * safety, and everything that was written freely, because only a reader can tell whom it is about.
 */
export const reviewItems = (of: Reviewed): ReviewItem[] => [
  ...personItems(of),
  ...safetyItems(of),
  ...textItem(of, `consultation:${of.id}:reason`, 'Reason for the appointment', of.reason),
  ...of.statements
    .filter(({ kind }) => kind !== 'safety_decision' || !signalled(of))
    .flatMap((statement) => statementItems(of, statement)),
  ...['why', 'safetyNet', 'reason', 'unfiledReason'].flatMap((key) =>
    textItem(of, `state:${of.id}:${key}`, `How it ended: ${words(key).toLowerCase()}`, of.state[key]),
  ),
  ...of.stills.flatMap(({ id, label, decision }) => [
    ...textItem(of, `still:${id}:label`, 'Note on a photograph', label),
    ...textItem(of, `still:${id}:decision`, 'Why a photograph was kept or not', decision?.reason),
  ]),
];
