import type { ChaperoneView } from '../../../shared/views.ts';
import { calledName, currentPause, patientIsHere, stageOf, type Stage } from './facts.ts';

const stageWords = (view: ChaperoneView): Record<Stage, string> => ({
  asking: patientIsHere(view)
    ? `${calledName(view)} is being asked about you.`
    : `${calledName(view)} is not here yet.`,
  refused: `${calledName(view)} would rather have somebody else.`,
  accepted: `${calledName(view)} has accepted you. ${view.clinician.name} will let you in.`,
  in_call: 'You are in the call.',
  ended: 'The call has ended. The photographs are closed to you now.',
});

function pause(before: ChaperoneView, after: ChaperoneView): string[] {
  const was = currentPause(before);
  const now = currentPause(after);
  if (now && !was) return ['The call is paused. The picture is off for everyone.'];
  if (was && !now) return ['The pause is over.'];
  if (now && was && now.resumeRequestedAt !== null && was.resumeRequestedAt === null)
    return [`${calledName(after)} is being asked to go on.`];
  return [];
}

/** That something came, never what: the doctor could hear what is read aloud here. */
function privateLine(before: ChaperoneView, after: ChaperoneView): string[] {
  const theirs = (view: ChaperoneView) => view.privateLine?.messages.filter(({ mine }) => !mine).length ?? 0;
  return theirs(after) > theirs(before) ? [`A private message from ${calledName(after)}.`] : [];
}

/** What a screen reader is told between two views. */
export function changes(before: ChaperoneView, after: ChaperoneView): string[] {
  const stage = stageOf(after);
  const isNew = (still: ChaperoneView['stills'][number]) =>
    !before.stills.some((each) => each.id === still.id);
  const came = after.participants.filter(
    (now) =>
      now.id !== after.ownParticipantId &&
      now.status === 'admitted' &&
      before.participants.find((was) => was.id === now.id)?.status !== 'admitted',
  );
  const changed = stage !== stageOf(before);
  const asked = stage === 'asking' && patientIsHere(after) !== patientIsHere(before);
  return [
    ...(changed || asked ? [stageWords(after)[stage]] : []),
    ...pause(before, after),
    ...privateLine(before, after),
    ...came.map((each) => `${each.name} is in the call.`),
    ...after.stills.filter(isNew).map(() => 'A photograph was taken.'),
    ...(after.shutterOpen && !before.shutterOpen ? ['Photographs can be taken now.'] : []),
    ...(!after.shutterOpen && before.shutterOpen ? ['No photograph can be taken now.'] : []),
  ];
}
