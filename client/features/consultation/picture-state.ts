import type { PresentParticipant, StaffView } from '../../../shared/views.ts';
import type { PersonMedia } from '../../call/people.ts';
import type { VideoState } from '../../ui/core/VideoTile.tsx';
import { currentPause, goneChaperone } from './facts.ts';

interface PictureState {
  readonly state: VideoState;
  readonly words?: string | undefined;
}

/** What a participant's picture shows now and why, from the view (who is there) and the call (what arrives). */
export function pictureState(
  view: StaffView,
  person: PresentParticipant,
  media: PersonMedia | undefined,
): PictureState {
  if (person.status === 'held') return { state: 'connecting', words: 'Waiting to be let in' };
  if (!person.connected) return { state: 'lost', words: 'Connection lost. Their place is kept.' };
  const pause = currentPause(view);
  if (pause && person.role === 'patient')
    return {
      state: 'paused',
      words: `Paused by ${pause.startedBy.name}. Sound stays on.`,
    };
  if (view.pictureOff === 'chaperone_gone' && person.role === 'patient')
    return { state: 'paused', words: `Off: ${goneChaperone(view)} is not there. Sound stays on.` };
  if (!media?.camera) return { state: 'connecting' };
  return media.flowing.camera ? { state: 'live' } : { state: 'camera-off', words: 'The picture is off' };
}
