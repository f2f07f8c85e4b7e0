import type {
  AskedWhat,
  Consent,
  ConsentScope,
  StatementKind,
  StatementOf,
} from '../../../shared/consultation.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { PresentParticipant, StaffView } from '../../../shared/views.ts';

/** The statement of a kind that is in force: the newest. */
export function latest<Kind extends StatementKind>(view: StaffView, kind: Kind): StatementOf<Kind> | null {
  const isOfKind = (each: StaffView['statements'][number]): each is StatementOf<Kind> => each.kind === kind;
  return view.statements.findLast(isOfKind) ?? null;
}

type Answerer = StaffView['deciding']['answerers'][number];

/** Somebody's last word on a scope. */
export interface Word {
  /** Whose it is: "Máire Kelly", or what the patient is called. */
  readonly name: string;
  /** Null while they have not answered. */
  readonly consent: Consent | null;
  /** R7: theirs to give. The patient's own word where another decides is heard, and is no consent. */
  readonly counts: boolean;
}

export const answererName = (view: StaffView, { by, name }: Pick<Answerer, 'by' | 'name'>): string =>
  by === null ? calledName(view) : name;

/** R3, R7: everybody's last word on a scope, whatever it is worth now: the gates' blockers say that. */
export function wordsOn(view: StaffView, scope: ConsentScope): Word[] {
  const { answerers } = view.deciding;
  const last = (ids: readonly Consent['by'][]) =>
    view.consents.findLast((each) => each.scope === scope && ids.includes(each.by)) ?? null;
  const words = answerers.map((person) => ({
    name: answererName(view, person),
    consent: last(person.ids),
    counts: true,
  }));
  const own = answerers.some(({ by }) => by === null) ? null : last([null]);
  return own ? [...words, { name: calledName(view), consent: own, counts: false }] : words;
}

/** When somebody whose word counts last answered this, or null. */
export const answeredAt = (view: StaffView, scope: ConsentScope): string | null =>
  wordsOn(view, scope)
    .flatMap(({ consent, counts }) => (consent && counts ? [consent.at] : []))
    .toSorted()
    .at(-1) ?? null;

export const patientOf = (view: StaffView): PresentParticipant | null =>
  view.participants.find((each) => each.role === 'patient') ?? null;

export const chaperonesOf = (view: StaffView): PresentParticipant[] =>
  view.participants.filter((each) => each.role === 'chaperone');

/** The name to use in a sentence: what the patient likes to be called. */
export const calledName = (view: StaffView): string =>
  view.patient.preferredName === '' ? view.patient.name : view.patient.preferredName;

/** The pause that is on now, or null. */
export const currentPause = (view: StaffView) =>
  view.pauses.findLast((each) => each.endedAt === null) ?? null;

/** Who was chaperone last and is not there now: by name. */
export const goneChaperone = (view: StaffView): string =>
  chaperonesOf(view)
    .filter((each) => each.admittedAt !== null)
    .toSorted((a, b) => (a.admittedAt ?? '').localeCompare(b.admittedAt ?? ''))
    .at(-1)?.name ?? 'The chaperone';

/** Since when the examination has been going on, or null. */
export function examiningSince(view: StaffView): string | null {
  const began = latest(view, 'examination_began');
  const ended = latest(view, 'examination_ended');
  if (!began) return null;
  return ended && view.statements.indexOf(ended) > view.statements.indexOf(began) ? null : began.at;
}

/** Everybody whom the clinician knows to be there: what `no_interruption` names (R11). */
export const knownPresent = (view: StaffView): ParticipantId[] =>
  view.participants.filter((each) => each.status !== 'left').map((each) => each.id);

/** The capture that is under way, or null. */
export const currentCapture = (view: StaffView) =>
  view.captures.findLast(
    (each) => each.state === 'requested' || each.state === 'uploading' || each.state === 'processing',
  ) ?? null;

/** When the clinician last put a question on the patient's screen, or null. */
export const lastAsked = (view: StaffView, what: AskedWhat): string | null =>
  view.statements.findLast((each) => each.kind === 'asked' && each.what === what)?.at ?? null;
