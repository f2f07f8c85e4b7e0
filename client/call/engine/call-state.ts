import type { StoreApi } from 'zustand/vanilla';
import type { ParticipantId } from '../../../shared/ids.ts';
import type { MediaSource } from '../../../shared/media.ts';

/** Somebody else's camera or microphone as it arrives here. */
export interface RemoteMedia {
  readonly consumerId: string;
  readonly producerId: string;
  readonly participantId: ParticipantId;
  readonly source: MediaSource;
  readonly track: MediaStreamTrack;
  /** For `srcObject`; the same object as long as the track is. */
  readonly stream: MediaStream;
  /** Whether the server forwards it now: false while waiting, paused or not allowed (R13, R30). */
  readonly flowing: boolean;
}

/** `recovering`: it was live and is being put back by itself; `unsupported`: this browser cannot do calls at all. */
export type CallPhase = 'waiting' | 'joining' | 'live' | 'recovering' | 'unsupported' | 'closed';

export interface CallState {
  readonly phase: CallPhase;
  readonly remote: readonly RemoteMedia[];
  /** What the server lets through of this person's own tracks. */
  readonly allowed: Readonly<Record<MediaSource, boolean>>;
}

export type CallStore = Pick<StoreApi<CallState>, 'getState' | 'getInitialState' | 'subscribe'>;

/** Before anything has happened. */
export const NO_CALL: CallState = {
  phase: 'waiting',
  remote: [],
  allowed: { camera: false, microphone: false },
};

/** Adds or exchanges what arrives of one participant's source: there is at most one of each. */
export const withRemote = (remote: readonly RemoteMedia[], added: RemoteMedia): readonly RemoteMedia[] => [
  ...remote.filter((media) => media.participantId !== added.participantId || media.source !== added.source),
  added,
];

/** Marks which consumers the server forwards now; those not named keep what they have. */
export const withFlow = (
  remote: readonly RemoteMedia[],
  flows: readonly { readonly consumerId: string; readonly flowing: boolean }[],
): readonly RemoteMedia[] => {
  const byId = new Map(flows.map((flow) => [flow.consumerId, flow.flowing]));
  return remote.map((media) => {
    const flowing = byId.get(media.consumerId) ?? media.flowing;
    return flowing === media.flowing ? media : { ...media, flowing };
  });
};

/** What the server lets through; a source it does not name is not let through. */
export const allowedOf = (
  producing: readonly { readonly source: MediaSource; readonly allowed: boolean }[],
): Record<MediaSource, boolean> => {
  const allows = (source: MediaSource) => producing.some((one) => one.source === source && one.allowed);
  return { camera: allows('camera'), microphone: allows('microphone') };
};
