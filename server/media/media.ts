import type * as z from 'zod/mini';
import type { ConsultationId, ParticipantId } from '../../shared/ids.ts';
import type {
  MediaConnect,
  MediaFlow,
  MediaGrants,
  MediaIceRestarted,
  MediaJoin,
  MediaJoined,
  MediaLayer,
  MediaProduce,
  MediaProduced,
  MediaRestartIce,
  MediaRoom,
  RemoteTrack,
} from '../../shared/media.ts';

/** A stretch of time in which a participant's camera was delivered to another. */
export interface Delivery {
  readonly owner: ParticipantId;
  /** The first second that counted. */
  readonly from: Date;
  /** The last second that counted so far. */
  readonly until: Date;
}

/** What the media layer tells whoever listens. Signalling sends the first three to the named participant. */
export type MediaEvent =
  /** A new track for this participant; tracks that were there already come with the reply to `join`. */
  | { type: 'track'; consultationId: ConsultationId; participantId: ParticipantId; track: RemoteTrack }
  | { type: 'track-closed'; consultationId: ConsultationId; participantId: ParticipantId; consumerId: string }
  /** What flows to and from this participant has changed. */
  | { type: 'flow'; consultationId: ConsultationId; participantId: ParticipantId; flow: MediaFlow }
  /** The room's worker died. Whoever was in it joins again: the next `room()` has another epoch (S8). */
  | { type: 'room-lost'; consultationId: ConsultationId }
  /**
   * The camera of `owner` began (`to` null) or ceased to be delivered to `receiver`. `to` is the last second that
   * counted, so it lies up to about four seconds before the event.
   */
  | {
      type: 'delivery';
      consultationId: ConsultationId;
      receiver: ParticipantId;
      owner: ParticipantId;
      from: Date;
      to: Date | null;
    }
  /** Something for the log and an operator's eye: a worker died or did not start, a forwarding failed. */
  | { type: 'fault'; detail: string };

export type MediaListener = (event: MediaEvent) => void;

/** How much exists now, over all workers; all but `workers` are 0 when every room is closed. */
export interface MediaStats {
  readonly workers: number;
  readonly rooms: number;
  readonly participants: number;
  readonly transports: number;
  readonly producers: number;
  readonly consumers: number;
}

/**
 * The call's media: one room a consultation. It obeys grants and never knows why (R13, R30); nothing in it records
 * (R34). Without grants nothing flows: every consumer and producer starts paused on the server, only `applyGrants` opens
 * it, and clients have no way to. Every method rejects with a MediaError and with nothing else.
 */
export interface Media {
  /** The room's epoch and capabilities; makes the room when there is none, or when its worker died. */
  room(consultationId: ConsultationId): Promise<MediaRoom>;
  /**
   * One reply holds both transports and every track that is there (performance.md 5). Joining again (a reload) first
   * closes what this participant had. Capabilities must include VP8 and Opus, else `not_accepted`.
   */
  join(
    consultationId: ConsultationId,
    participantId: ParticipantId,
    join: z.infer<typeof MediaJoin>,
  ): Promise<z.infer<typeof MediaJoined>>;
  /** Starts DTLS on one of the participant's own two transports. */
  connect(
    consultationId: ConsultationId,
    participantId: ParticipantId,
    connect: z.infer<typeof MediaConnect>,
  ): Promise<void>;
  /** One producer a source: a second one replaces the first and is announced as a new track. */
  produce(
    consultationId: ConsultationId,
    participantId: ParticipantId,
    produce: z.infer<typeof MediaProduce>,
  ): Promise<z.infer<typeof MediaProduced>>;
  restartIce(
    consultationId: ConsultationId,
    participantId: ParticipantId,
    restart: z.infer<typeof MediaRestartIce>,
  ): Promise<z.infer<typeof MediaIceRestarted>>;
  /** The layer of a simulcast track that this receiver would like; more layers than there are means the highest. */
  setLayer(
    consultationId: ConsultationId,
    participantId: ParticipantId,
    layer: z.infer<typeof MediaLayer>,
  ): Promise<void>;
  /** Closes everything of this participant; the others get `track-closed`. Does nothing when they are not there. */
  leave(consultationId: ConsultationId, participantId: ParticipantId): void;
  /**
   * Replaces what may flow in this consultation, now and for whoever joins or produces later. May come before anyone
   * joined, and repeatedly. Once it resolves, the worker forwards nothing that is not granted.
   */
  applyGrants(consultationId: ConsultationId, grants: MediaGrants): Promise<void>;
  /** Ends the room and forgets its grants. */
  closeRoom(consultationId: ConsultationId): void;
  /** Whose cameras are being delivered to this receiver now, and since when. */
  delivery(consultationId: ConsultationId, receiver: ParticipantId): readonly Delivery[];
  /** Adds a listener; returns what removes it. Events are emitted synchronously. */
  onEvent(listener: MediaListener): () => void;
  stats(): MediaStats;
  /** Closes every room and ends the workers. May be called again. */
  close(): Promise<void>;
}
