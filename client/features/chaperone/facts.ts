import type { ParticipantId } from '../../../shared/ids.ts';
import type { ChaperoneView, PresentParticipant, PrivateLine } from '../../../shared/views.ts';
import type { People } from '../../call/people.ts';
import type { VideoState } from '../../ui/core/VideoTile.tsx';

export const personOf = (view: ChaperoneView, role: 'gp' | 'patient'): PresentParticipant | null =>
  view.participants.find((each) => each.role === role) ?? null;

export const ownPresence = (view: ChaperoneView): PresentParticipant | null =>
  view.participants.find((each) => each.id === view.ownParticipantId) ?? null;

/** What the patient likes to be called. */
export const calledName = (view: ChaperoneView): string =>
  view.preferredName === '' ? view.patientName : view.preferredName;

/** The pause that is on now, or null. */
export const currentPause = (view: ChaperoneView) =>
  view.pauses.findLast((each) => each.endedAt === null) ?? null;

/** Whether the patient’s page is open: nobody can be asked anything before. */
export const patientIsHere = (view: ChaperoneView): boolean => personOf(view, 'patient')?.connected === true;

/** Where the chaperone stands: what their screen shows follows from this alone. */
export type Stage = 'asking' | 'refused' | 'accepted' | 'in_call' | 'ended';

const ENDED: readonly ChaperoneView['state']['name'][] = [
  'finishing',
  'closed',
  'cancelled',
  'no_show',
  'in_person',
];

export function stageOf(view: ChaperoneView): Stage {
  if (ENDED.includes(view.state.name)) return 'ended';
  if (view.acceptedByPatient === false) return 'refused';
  if (view.acceptedByPatient === null) return 'asking';
  return view.admitted && view.state.name === 'conversation' ? 'in_call' : 'accepted';
}

/** What somebody's picture shows now, and in which words when it is not live. */
export function pictureState(
  view: ChaperoneView,
  people: People,
  id: ParticipantId,
): { state: VideoState; stateWords?: string } {
  const person = view.participants.find((each) => each.id === id);
  if (!person || person.status !== 'admitted')
    return { state: 'connecting', stateWords: 'Not in the call yet' };
  if (!person.connected) return { state: 'lost', stateWords: 'Connection lost. Their place is kept.' };
  const pause = currentPause(view);
  if (pause && person.role === 'patient') {
    const who = pause.startedBy.participantId === view.ownParticipantId ? 'you' : pause.startedBy.name;
    return { state: 'paused', stateWords: `Paused by ${who}. Sound stays on.` };
  }
  const media = people.get(id);
  if (!media?.camera) return { state: 'connecting' };
  return media.flowing.camera ? { state: 'live' } : { state: 'camera-off', stateWords: 'The picture is off' };
}

/** How many messages of the patient's have come since the one that was read last. @param read its id, or null for none */
export function unread(line: PrivateLine, read: string | null): number {
  const from = line.messages.findIndex(({ id }) => id === read);
  return line.messages.slice(from + 1).filter(({ mine }) => !mine).length;
}
