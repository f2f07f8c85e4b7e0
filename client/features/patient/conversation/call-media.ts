import type { ParticipantId } from '../../../../shared/ids.ts';
import type { CallPhase } from '../../../call/engine/call-state.ts';

/** The call as the screen needs it. */
export interface CallMedia {
  /** `unsupported`: this browser cannot make video calls at all. */
  readonly phase: CallPhase;
  /** Null until it exists, and while the server does not let it through. */
  readonly cameraOf: (participant: ParticipantId) => MediaStream | null;
  /** The browser wants a tap before it lets anybody be heard. */
  readonly soundBlocked: boolean;
  /** Inside that tap. */
  readonly unlockSound: () => void;
}
