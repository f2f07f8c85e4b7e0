import type { ParticipantId } from '../../shared/ids.ts';
import type { MediaSource } from '../../shared/media.ts';
import type { RemoteMedia } from './engine/call-state.ts';

/**
 * What arrives from one other person. Sound is played apart from the pictures (`playRemoteAudio`), also of those without
 * a tile, so no microphone is handed to a screen: it would be heard twice.
 */
export interface PersonMedia {
  /** Their camera; null until it arrives. */
  readonly camera: MediaStream | null;
  /** Whether the server forwards each now: false while paused, held or not granted (R13, R30). */
  readonly flowing: Readonly<Record<MediaSource, boolean>>;
}

export type People = ReadonlyMap<ParticipantId, PersonMedia>;

/** Who is seen and heard, from the tracks that arrive. */
export function peopleOf(tracks: readonly RemoteMedia[]): People {
  const people = new Map<ParticipantId, PersonMedia>();
  for (const { participantId, source, stream, flowing } of tracks) {
    const known = people.get(participantId);
    people.set(participantId, {
      camera: source === 'camera' ? stream : (known?.camera ?? null),
      flowing: { camera: false, microphone: false, ...known?.flowing, [source]: flowing },
    });
  }
  return people;
}
