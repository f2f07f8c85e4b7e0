import type { Blocker, ResolveStep } from '../../../shared/blockers.ts';
import type { StaffView } from '../../../shared/views.ts';
import type { StepState } from '../../ui/staff/StepRail.tsx';
import { latest } from './facts.ts';

/** The steps of the rail, in the order in which a consultation goes. */
export const BEFORE_STEPS = [
  'answers',
  'who_decides',
  'best_interest',
  'modality',
  'privacy',
  'plan',
  'necessity',
] as const;
export const CALL_STEPS = [
  'opening',
  'limitations',
  'chaperone',
  'examination',
  'photographs',
  'note',
] as const;
export type StepId = (typeof BEFORE_STEPS)[number] | (typeof CALL_STEPS)[number];

/** Where on this screen a blocker is resolved. `nowhere`: somebody else has to act and nothing here helps. */
export type Place = StepId | 'doorway' | 'in_person' | 'capacity' | 'pause' | 'stills' | 'nowhere';

/** The three zones of the screen; a phone shows one at a time. */
export type Zone = 'patient' | 'checklist' | 'stills';

const PLACES: Record<ResolveStep, Place> = {
  none: 'nowhere',
  best_interest: 'best_interest',
  modality: 'modality',
  privacy: 'privacy',
  safety: 'privacy',
  agree_video: 'answers',
  opening: 'opening',
  limitations: 'limitations',
  plan: 'plan',
  examination: 'examination',
  necessity: 'necessity',
  photographs: 'photographs',
  chaperone: 'chaperone',
  device_notice: 'photographs',
  capacity: 'who_decides',
  who_decides: 'who_decides',
  views: 'who_decides',
  under18: 'plan',
  pause: 'pause',
  in_person: 'in_person',
  finish: 'stills',
  admit_patient: 'doorway',
  open_conversation: 'doorway',
};

/** The place that the button of a blocker opens. */
export const placeOf = (resolve: ResolveStep): Place => PLACES[resolve];

/** The zone in which a place is, or null where it opens over all of them. */
export function zoneOf(place: Place): Zone | null {
  if (isStep(place)) return 'checklist';
  if (place === 'stills') return 'stills';
  return place === 'doorway' ? 'patient' : null;
}

export const isStep = (place: Place): place is StepId =>
  [...BEFORE_STEPS, ...CALL_STEPS].some((step) => step === place);

/** What the patient still has to do before the call belongs to their answers, though no button resolves it. */
const isPatientsOwn = (each: Blocker) =>
  each.code === 'identity_not_verified' || each.code === 'patient_not_waiting';

/** What only photographs need. */
const PHOTOGRAPH_STEPS: readonly StepId[] = ['necessity', 'photographs'];

/** The server says that the patient does not want photographs: nothing leads there any more, unless they are asked again. */
const photographsDeclined = (view: StaffView) =>
  view.gates.capture.blockers.some(
    (each) => each.code === 'photographs_refused' || each.code === 'consent_withdrawn',
  );

/** R6: an adult who decides for themself is the ordinary case, in which nothing is asked. */
export const decidesForThemself = ({ deciding }: StaffView): boolean =>
  deciding.who === 'patient' && !deciding.minor && deciding.people.length === 0;

/** A step that need not be taken as things are. */
const isUnneeded = (view: StaffView, step: StepId) =>
  (step === 'who_decides' && decidesForThemself(view)) ||
  (PHOTOGRAPH_STEPS.includes(step) && photographsDeclined(view));

/** The server's blockers that a step resolves; one that closes several gates counts once. */
export function blockersOf(view: StaffView, step: StepId): Blocker[] {
  const { conversation, examination, capture } = view.gates;
  // While photographs are declined, what only they wait for is nobody's next step; the step itself still says why.
  const ofPhotographs = photographsDeclined(view) && step !== 'photographs' ? [] : capture.blockers;
  const all = [...conversation.blockers, ...examination.blockers, ...ofPhotographs];
  const own = all.filter(
    (each) => placeOf(each.resolve) === step || (step === 'answers' && isPatientsOwn(each)),
  );
  return own.filter((each, at) => own.findIndex((other) => other.code === each.code) === at);
}

/** Whether something was recorded for the step. What it is worth, only the server's blockers say. */
function recorded(view: StaffView, step: StepId): boolean {
  switch (step) {
    case 'answers':
      return view.statements.some((each) => each.author.role === 'patient');
    case 'privacy':
      return latest(view, 'no_interruption') !== null;
    case 'who_decides':
      return view.deciding.who !== 'unknown';
    case 'limitations':
      return latest(view, 'limitations_discussed') !== null;
    case 'chaperone':
      return latest(view, 'chaperone_answer') !== null;
    case 'examination':
      return latest(view, 'examination_explained') !== null;
    case 'photographs':
      return latest(view, 'photographs_explained') !== null;
    case 'note':
    case 'best_interest':
    case 'modality':
    case 'plan':
    case 'necessity':
    case 'opening':
      return latest(view, step) !== null;
  }
}

const beforeTheCall = (view: StaffView) =>
  view.state.name === 'booked' || view.state.name === 'preparing' || view.state.name === 'waiting';

/** Steps whose turn it is: those of the conversation wait until it is open. */
const inTurn = (view: StaffView, step: StepId) =>
  !beforeTheCall(view) || BEFORE_STEPS.some((each) => each === step);

/** Every conversation begins with its opening (R13), whatever else is left over from before the call. */
const inOrder = (view: StaffView): readonly StepId[] =>
  beforeTheCall(view) ? [...BEFORE_STEPS, ...CALL_STEPS] : ['opening', ...BEFORE_STEPS, ...CALL_STEPS];

/** The next step in which the clinician has something to do, or null. */
export function nextStep(view: StaffView): StepId | null {
  const isTheirs = (step: StepId) => blockersOf(view, step).some((each) => each.who === 'clinician');
  return (
    inOrder(view).find((step) => inTurn(view, step) && !isUnneeded(view, step) && isTheirs(step)) ?? null
  );
}

/** How a step is marked on the line. */
export function stepState(view: StaffView, step: StepId): StepState {
  if (isUnneeded(view, step)) return 'unneeded';
  const open = blockersOf(view, step);
  if (open.length === 0) return recorded(view, step) ? 'done' : 'todo';
  if (!inTurn(view, step)) return 'todo';
  if (nextStep(view) === step) return 'current';
  return open.some((each) => each.who === 'clinician') ? 'todo' : 'blocked';
}

/** Whom a step waits for when there is nothing in it for the clinician to do, or null. */
export function waitsFor(view: StaffView, step: StepId): Blocker['who'] | null {
  const open = inTurn(view, step) && !isUnneeded(view, step) ? blockersOf(view, step) : [];
  return open.some((each) => each.who === 'clinician') ? null : (open[0]?.who ?? null);
}
