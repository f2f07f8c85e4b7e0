import type { ParticipantId } from '../../../../shared/ids.ts';

/** What arrives from one other person; null until it exists, or while the server does not let it through. */
export interface PersonMedia {
  readonly camera: MediaStream | null;
}

/** The call as the screen needs it. */
export interface CallMedia {
  /** `unsupported`: this browser cannot make video calls at all. */
  readonly phase: 'waiting' | 'joining' | 'live' | 'recovering' | 'closed' | 'unsupported';
  readonly of: (participant: ParticipantId) => PersonMedia;
  /** The browser wants a tap before it lets anybody be heard. */
  readonly soundBlocked: boolean;
  /** Inside that tap. */
  readonly unlockSound: () => void;
}
