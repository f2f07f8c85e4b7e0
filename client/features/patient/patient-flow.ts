import { ALONE } from '../../../shared/answering-for.ts';
import type {
  Consent,
  ConsentScope,
  Statement,
  StatementKind,
  StatementOf,
} from '../../../shared/consultation.ts';
import type { ServerPayload } from '../../../shared/signalling.ts';
import type { PatientView } from '../../../shared/views.ts';
import type { Connection } from '../../signalling/connection.ts';

/** Every question before the call, in the order they are asked: one thing on a screen. Which of them, `stepsOf` says. */
export const STEPS = [
  'device',
  'who',
  'place',
  'privacy',
  'video',
  'limitations',
  'device_notice',
  'chaperone',
  'photographs',
  'view',
] as const;
export type Step = (typeof STEPS)[number];

/** Screens within a step; most steps have one. `hand_over`, `hand_back`: the phone goes to the child, and back. */
export type Part = 'only' | 'privacy' | 'safe' | 'take' | 'store' | 'hand_over' | 'hand_back';

/** A screen of the questions. */
export interface Place {
  step: Step;
  part: Part;
}

/** Why this page's session is over; `outdated`: the server speaks a newer protocol than this page. */
export type SessionOver = ServerPayload<'session:ended'>['reason'] | 'outdated';
type StateOf<Name> = Extract<PatientView['state'], { name: Name }>;

/** What stands on the patient's screen. Which gate is open is the server's business; this only picks the page. */
export type PatientScreen =
  | { name: 'connecting' }
  | { name: 'session_over'; reason: SessionOver }
  | { name: 'step'; step: Step; part: Part; current: number; total: number; before: Place | null }
  /** `duringCall`: the patient stopped the video; there is no question to go back to. */
  | { name: 'alternatives'; duringCall: boolean }
  | { name: 'alternative_noted'; choice: StatementOf<'alternative'>['choice'] }
  | { name: 'ready'; before: Place | null }
  | { name: 'waiting' }
  | { name: 'call' }
  | { name: 'receipt' }
  | { name: 'cancelled'; state: StateOf<'cancelled'> }
  | { name: 'no_show' }
  | { name: 'in_person'; state: StateOf<'in_person'> };

/** What only this page knows. */
export interface PageFacts {
  sessionOver: SessionOver | null;
  /** The patient pressed "Back" or "Change my answers": this screen is shown although it is answered. */
  revisiting: Place | null;
  /** Whose hands the phone is in, as this page was told; nobody knows after a reload. */
  phoneWith?: 'child' | 'guardian' | null;
  /** Camera and sound were tried on this page. A representative's page states nothing about it. */
  devicesTried?: boolean;
}

/** The latest statement of a kind: a later one supersedes the earlier. */
export function latest<Kind extends StatementKind>(
  statements: readonly Statement[],
  kind: Kind,
): StatementOf<Kind> | undefined {
  return statements.findLast((one): one is StatementOf<Kind> => one.kind === kind);
}

/** The latest answer to a scope, or undefined while it was never asked. */
export const latestConsent = (consents: readonly Consent[], scope: ConsentScope): Consent | undefined =>
  consents.findLast((one) => one.scope === scope);

/**
 * R4, R5, R7: who is asked what. A young patient's page asks first who answers, and the patient what they think; consent
 * is asked of whoever may give it here; whoever joined from elsewhere is asked for that alone.
 */
export function stepsOf({ page, asksWhoAnswers, ownViewQuestion, answering }: PatientView): readonly Step[] {
  if (page === 'representative') return answering === null ? [] : ['device', 'video', 'photographs'];
  return STEPS.filter((step) => {
    if (step === 'who') return asksWhoAnswers;
    if (step === 'view') return ownViewQuestion !== null;
    return (step !== 'video' && step !== 'photographs') || answering !== null;
  });
}

/** Somebody else holds the phone for the patient: it goes to the patient for what only they can answer (R5, R11). */
export const isHandedOver = ({ asksWhoAnswers, statements }: PatientView): boolean => {
  const who = latest(statements, 'answering_for');
  return asksWhoAnswers && who !== undefined && who.relationship !== ALONE;
};

/** The first screen of a step that the record has no answer for, or null when the step is complete. */
function unansweredPart(step: Step, view: PatientView, page: PageFacts): Part | null {
  const { statements, consents } = view;
  const stated = (kind: StatementKind) => latest(statements, kind) !== undefined;
  const answered = (scope: ConsentScope) => latestConsent(consents, scope) !== undefined;
  switch (step) {
    case 'device':
      if (view.page === 'representative') return page.devicesTried || answered('video') ? null : 'only';
      return stated('device_check') ? null : 'only';
    case 'who':
      return stated('answering_for') ? null : 'only';
    case 'view':
      return unansweredView(view, page);
    case 'place':
      return stated('place') ? null : 'only';
    case 'privacy':
      if (!stated('privacy')) return 'privacy';
      return stated('safe_to_talk') || asksSafeLater(view) ? null : 'safe';
    case 'video':
      return answered('video') ? null : 'only';
    case 'limitations':
      return stated('limitations_acknowledged') ? null : 'only';
    case 'device_notice':
      return stated('device_notice_acknowledged') ? null : 'only';
    case 'chaperone':
      return stated('chaperone_answer') ? null : 'only';
    case 'photographs':
      return unansweredPhotographs(consents);
  }
}

/** R11: the private question is the patient's: where somebody else holds the phone it waits until they have it. */
const asksSafeLater = (view: PatientView): boolean => isHandedOver(view) && view.ownViewQuestion !== null;

/** R5: the phone to the child, what only the child can answer, and the phone back. */
function unansweredView(view: PatientView, { phoneWith }: PageFacts): Part | null {
  const safe = latest(view.statements, 'safe_to_talk') !== undefined;
  const asked = latest(view.statements, 'own_view') !== undefined;
  if (asked && safe) return phoneWith === 'child' ? 'hand_back' : null;
  if (isHandedOver(view) && phoneWith !== 'child') return 'hand_over';
  return safe ? 'only' : 'safe';
}

/** Keeping is not asked of somebody who said no to taking: there would be nothing to keep. */
function unansweredPhotographs(consents: readonly Consent[]): Part | null {
  const take = latestConsent(consents, 'take');
  if (!take) return 'take';
  return take.decision === 'yes' && !latestConsent(consents, 'store') ? 'store' : null;
}

const stepScreen = (steps: readonly Step[], { step, part }: Place, view: PatientView): PatientScreen => ({
  name: 'step',
  step,
  part,
  current: steps.indexOf(step) + 1,
  total: steps.length,
  before: before({ step, part }, steps, view),
});

/** A child goes back to the moment the phone was handed over, never into the answers of whoever is with them (R7). */
function before(place: Place, steps: readonly Step[], view: PatientView): Place | null {
  if (place.part === 'hand_back') return null;
  if (place.step === 'view' && place.part !== 'hand_over' && isHandedOver(view)) {
    return { step: 'view', part: 'hand_over' };
  }
  return placeBefore(place, steps);
}

/** R12: a "no" to video leads to other ways, without penalty. */
function declined(view: PatientView): PatientScreen | null {
  const video = latestConsent(view.consents, 'video');
  if (!video || video.decision === 'yes') return null;
  const alternative = latest(view.statements, 'alternative');
  // Only an answer given after this "no" belongs to it.
  if (!alternative || alternative.at < video.at)
    return { name: 'alternatives', duringCall: view.state.name === 'conversation' };
  return { name: 'alternative_noted', choice: alternative.choice };
}

/** Where the questions stand: the first one without an answer on the server, so that a reload goes on there. */
function preparing(view: PatientView, page: PageFacts): PatientScreen {
  const steps = stepsOf(view);
  const { revisiting } = page;
  if (revisiting && steps.includes(revisiting.step)) return stepScreen(steps, revisiting, view);
  for (const step of steps) {
    const part = unansweredPart(step, view, page);
    if (part) return stepScreen(steps, { step, part }, view);
    if (step === 'video') {
      const other = declined(view);
      if (other) return other;
    }
  }
  // Whoever joined from elsewhere waits for the patient, who says when they are ready.
  if (view.page === 'representative') return { name: 'waiting' };
  const last = steps.at(-1);
  if (last === 'view' && isHandedOver(view))
    return { name: 'ready', before: { step: last, part: 'hand_over' } };
  return { name: 'ready', before: last ? placeOf(last) : null };
}

/** Why the connection will not come back, in the patient's terms; null while it may. */
export function sessionOverOf(connection: Connection): SessionOver | null {
  if (connection.state !== 'ended') return null;
  switch (connection.reason) {
    case 'moved':
    case 'left':
    case 'not_allowed':
      return connection.reason;
    case 'closed':
      return 'left';
    case 'protocol_version':
      return 'outdated';
    default:
      return 'signed_out';
  }
}

/** The appointment is behind the patient: only what came of it is shown. */
function isOver({ state }: PatientView): boolean {
  return ['finishing', 'closed', 'cancelled', 'no_show', 'in_person'].includes(state.name);
}

/**
 * R12: video was stopped in the call: no picture or sound flows any more, and there are other ways. Whoever comes to decide
 * while the call is open is asked first: without their yes nothing flows.
 */
function inConversation(view: PatientView, page: PageFacts): PatientScreen {
  const other = declined(view);
  if (other) return other;
  const asked = view.answering !== null && latestConsent(view.consents, 'video') === undefined;
  const step = stepsOf(view).find(
    (each) => (each === 'device' || each === 'video') && unansweredPart(each, view, page),
  );
  if (asked && step) return stepScreen(['device', 'video'], placeOf(step), view);
  return view.admitted ? { name: 'call' } : { name: 'waiting' };
}

/** Which screen now, from the server's view and what this page knows. Pure. */
export function screenOf(view: PatientView | null, page: PageFacts): PatientScreen {
  // A closed link stays closed whatever was seen before; after the end the receipt stays readable.
  if (page.sessionOver && !(view && isOver(view) && page.sessionOver === 'signed_out')) {
    return { name: 'session_over', reason: page.sessionOver };
  }
  if (!view) return { name: 'connecting' };
  switch (view.state.name) {
    case 'booked':
    case 'preparing':
      return preparing(view, page);
    case 'waiting': {
      // Whoever decides may be known only now, or come later than the patient: they have yet to be asked.
      const asked = preparing(view, page);
      return asked.name === 'ready' ? { name: 'waiting' } : asked;
    }
    case 'conversation':
      return inConversation(view, page);
    case 'finishing':
    case 'closed':
      return { name: 'receipt' };
    case 'cancelled':
      return { name: 'cancelled', state: view.state };
    case 'no_show':
      return { name: 'no_show' };
    case 'in_person':
      return { name: 'in_person', state: view.state };
  }
}

const firstPart = (step: Step): Part =>
  step === 'privacy' ? 'privacy' : step === 'photographs' ? 'take' : 'only';

/** A step's first screen. */
export const placeOf = (step: Step): Place => ({ step, part: firstPart(step) });

/** Where "Back" leads, or null at the very first screen. */
export function placeBefore({ step, part }: Place, steps: readonly Step[] = STEPS): Place | null {
  if (part !== firstPart(step) && step !== 'view') return placeOf(step);
  const before = steps[steps.indexOf(step) - 1];
  return before ? placeOf(before) : null;
}

/** What going back means on a screen: an earlier question, the question whether to leave, or leaving without being asked. */
export type WayBack = Place | 'ask_to_leave' | null;

/** The same for the page's own "Back" and the browser's. Nothing is lost where it is null. */
export function wayBackOf(screen: PatientScreen): WayBack {
  switch (screen.name) {
    case 'step':
      return screen.before;
    case 'alternatives':
      return screen.duringCall ? 'ask_to_leave' : placeOf('video');
    case 'ready':
      return screen.before;
    case 'waiting':
    case 'call':
      return 'ask_to_leave';
    default:
      return null;
  }
}

const isFirst = ({ step, part }: Place): boolean =>
  part === (step === 'view' ? 'hand_over' : firstPart(step));

/** How many screens lie before this one when all goes in order, 0 for the first. */
export function depthOf(screen: PatientScreen): number {
  switch (screen.name) {
    case 'step':
      return 2 * STEPS.indexOf(screen.step) + (isFirst(screen) ? 0 : 1);
    case 'alternatives':
      return 2 * STEPS.indexOf('limitations');
    case 'ready':
      return 2 * STEPS.length;
    case 'waiting':
      return 2 * STEPS.length + 1;
    case 'call':
      return 2 * STEPS.length + 2;
    default:
      return 0;
  }
}

/** After answering a screen again: its step's second screen where there is one, else on with the first unanswered. */
export function placeAfter({ step, part }: Place, saidYes: boolean, handedOver = false): Place | null {
  if (part === 'privacy' && !handedOver) return { step, part: 'safe' };
  if (part === 'take' && saidYes) return { step, part: 'store' };
  return null;
}
