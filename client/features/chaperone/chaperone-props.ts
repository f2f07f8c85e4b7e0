import type { StillId } from '../../../shared/ids.ts';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { ChaperoneView } from '../../../shared/views.ts';
import type { DeviceTrouble } from './device-words.ts';

/** What a chaperone can do. Every promise rejects with `ClientError`. A chaperone cannot capture (product.md). */
export interface ChaperoneActions {
  /** `chaperone:pause` */
  pause(): Promise<void>;
  /** `chaperone:resume` – content to go on; the patient is asked next. */
  resume(): Promise<void>;
  /** `participant:leave` */
  leave(): Promise<void>;
}

/** The call as the chaperone's screen needs it. Sound is played outside the screen. */
export interface ChaperoneCall {
  /** Own camera, null until it is open. */
  readonly own: MediaStream | null;
  readonly cameras: ReadonlyMap<ParticipantId, RemoteCamera>;
  /** Participants whose sound arrives now. */
  readonly heard: ReadonlySet<ParticipantId>;
  readonly microphoneOn: boolean;
  readonly cameraOn: boolean;
  toggleMicrophone(): void;
  toggleCamera(): void;
  /** `recovering`: picture and sound are put back by themselves. */
  readonly line: 'connecting' | 'live' | 'recovering' | 'unsupported';
  readonly troubles: readonly DeviceTrouble[];
  retryDevices(): Promise<void>;
  /** The browser wants a tap before it plays sound. */
  readonly needsTap: boolean;
  resume(): Promise<void>;
}

export interface RemoteCamera {
  readonly stream: MediaStream;
  /** Whether the server forwards it now (R13, R30). */
  readonly flowing: boolean;
}

export interface ChaperoneScreenProps {
  readonly view: ChaperoneView;
  readonly act: ChaperoneActions;
  readonly call: ChaperoneCall;
  readonly online: boolean;
  /** Where the pictures of stills are. Default: `/api/stills/:id/…`. */
  readonly stillSource?: ((id: StillId, size: 'image' | 'thumbnail') => string) | undefined;
}
