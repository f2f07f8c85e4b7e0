import * as z from 'zod/mini';
import { ParticipantId } from './ids.ts';

/**
 * Media signalling payloads. The shapes are mediasoup's own (RFC 8829 terms: ICE, DTLS, RTP); they are checked for
 * form and size here (S6), and mediasoup checks their meaning.
 */
const id = z.string().check(z.minLength(1), z.maxLength(64));
const text = z.string().check(z.maxLength(256));
const scalar = z.union([z.string().check(z.maxLength(1024)), z.number(), z.boolean(), z.null()]);
const parameters = z.optional(z.record(text, scalar));
const rtcpFeedback = z.object({ type: text, parameter: z.optional(text) });
const kind = z.enum(['audio', 'video']);
/** RFC 3550, 5.1: seven bits, and thirty-two. RFC 8285: one or two bytes. The engine takes whatever it is given. */
const payloadType = z.int().check(z.gte(0), z.lte(127));
const ssrc = z.int().check(z.gte(0), z.lte(0xffff_ffff));
const extensionId = z.int().check(z.gte(0), z.lte(0xffff));
const clockRate = z.int().check(z.gte(1), z.lte(1_000_000));
const channels = z.optional(z.int().check(z.gte(1), z.lte(255)));

export const MediaSource = z.enum(['camera', 'microphone']);
export type MediaSource = z.infer<typeof MediaSource>;

export const RtpCapabilities = z.object({
  codecs: z.optional(
    z
      .array(
        z.object({
          kind,
          mimeType: text,
          preferredPayloadType: z.optional(payloadType),
          clockRate,
          channels,
          parameters,
          rtcpFeedback: z.optional(z.array(rtcpFeedback).check(z.maxLength(32))),
        }),
      )
      .check(z.maxLength(64)),
  ),
  headerExtensions: z.optional(
    z
      .array(
        z.object({
          kind,
          uri: text,
          preferredId: extensionId,
          preferredEncrypt: z.optional(z.boolean()),
          direction: z.optional(z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive'])),
        }),
      )
      .check(z.maxLength(64)),
  ),
});
export type RtpCapabilities = z.infer<typeof RtpCapabilities>;

export const RtpParameters = z.object({
  mid: z.optional(text),
  codecs: z
    .array(
      z.object({
        mimeType: text,
        payloadType,
        clockRate,
        channels,
        parameters,
        rtcpFeedback: z.optional(z.array(rtcpFeedback).check(z.maxLength(32))),
      }),
    )
    .check(z.maxLength(16)),
  headerExtensions: z.optional(
    z
      .array(z.object({ uri: text, id: extensionId, encrypt: z.optional(z.boolean()), parameters }))
      .check(z.maxLength(64)),
  ),
  encodings: z.optional(
    z
      .array(
        z.object({
          ssrc: z.optional(ssrc),
          rid: z.optional(text),
          codecPayloadType: z.optional(payloadType),
          rtx: z.optional(z.object({ ssrc })),
          dtx: z.optional(z.boolean()),
          scalabilityMode: z.optional(text),
          scaleResolutionDownBy: z.optional(z.number()),
          maxBitrate: z.optional(z.number()),
          maxFramerate: z.optional(z.number()),
          active: z.optional(z.boolean()),
          adaptivePtime: z.optional(z.boolean()),
          priority: z.optional(text),
          networkPriority: z.optional(text),
        }),
      )
      .check(z.maxLength(8)),
  ),
  rtcp: z.optional(
    z.object({ cname: z.optional(text), reducedSize: z.optional(z.boolean()), mux: z.optional(z.boolean()) }),
  ),
  msid: z.optional(text),
});
export type RtpParameters = z.infer<typeof RtpParameters>;

export const IceParameters = z.object({
  usernameFragment: text,
  password: text,
  iceLite: z.optional(z.boolean()),
});
export const DtlsParameters = z.object({
  role: z.optional(z.enum(['auto', 'client', 'server'])),
  fingerprints: z.array(z.object({ algorithm: text, value: text })).check(z.minLength(1), z.maxLength(8)),
});
const IceCandidate = z.object({
  foundation: text,
  priority: z.number(),
  address: text,
  ip: text,
  protocol: z.enum(['udp', 'tcp']),
  port: z.number(),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.optional(z.enum(['active', 'passive', 'so'])),
});

export const TransportOptions = z.object({
  id,
  iceParameters: IceParameters,
  iceCandidates: z.array(IceCandidate),
  dtlsParameters: DtlsParameters,
});
export type TransportOptions = z.infer<typeof TransportOptions>;

/** One remote track. `flowing` says whether the server is forwarding it now (the grants decide, R13, R30). */
export const RemoteTrack = z.object({
  consumerId: id,
  producerId: id,
  participantId: ParticipantId,
  source: MediaSource,
  kind,
  rtpParameters: RtpParameters,
  flowing: z.boolean(),
});
export type RemoteTrack = z.infer<typeof RemoteTrack>;

/** What the joining device is; one round trip joins (performance.md 5). */
export const MediaJoin = z.object({ rtpCapabilities: RtpCapabilities });
export type MediaJoin = z.infer<typeof MediaJoin>;

/** Which of its own sources a device may send: the server lets through only these. */
const Producing = z.array(z.object({ source: MediaSource, allowed: z.boolean() }));

/** `epoch` changes when the room was rebuilt (worker or server died): a client with another epoch joins again. */
export const MediaJoined = z.object({
  epoch: id,
  send: TransportOptions,
  receive: TransportOptions,
  tracks: z.array(RemoteTrack),
  producing: Producing,
});
export type MediaJoined = z.infer<typeof MediaJoined>;

export const MediaConnect = z.object({ transportId: id, dtlsParameters: DtlsParameters });
export const MediaProduce = z.object({
  transportId: id,
  kind,
  source: MediaSource,
  rtpParameters: RtpParameters,
});
export const MediaProduced = z.object({ producerId: id });
export const MediaRestartIce = z.object({ transportId: id });
export const MediaIceRestarted = z.object({ iceParameters: IceParameters });
export const MediaLayer = z.object({ consumerId: id, spatialLayer: z.int().check(z.gte(0), z.lte(2)) });
/** `producing` tells a device which of its own tracks the server lets through now. */
export const MediaFlow = z.object({
  tracks: z.array(z.object({ consumerId: id, flowing: z.boolean() })),
  producing: Producing,
});
export type MediaFlow = z.infer<typeof MediaFlow>;
export const MediaTrackClosed = z.object({ consumerId: id });
/** The room's epoch and what it can route; sent on every socket connection and when the room was rebuilt. */
export const MediaRoom = z.object({ epoch: id, rtpCapabilities: RtpCapabilities });
export type MediaRoom = z.infer<typeof MediaRoom>;

/** Who may send and receive what, decided by the rules; the media layer obeys and never knows why (S6, R13). */
export interface MediaGrants {
  /** The participants whose producers the server lets through, by source. */
  readonly produce: ReadonlyMap<ParticipantId, ReadonlySet<MediaSource>>;
  /** For each receiver, the producers' owners and sources that are forwarded to them. */
  readonly receive: ReadonlyMap<ParticipantId, ReadonlyMap<ParticipantId, ReadonlySet<MediaSource>>>;
}
