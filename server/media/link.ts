import type { types } from 'mediasoup';
import type * as z from 'zod/mini';
import { IceParameters, TransportOptions } from '../../shared/media.ts';
import type { DtlsParameters } from '../../shared/media.ts';
import { toEngineDtls } from './codecs.ts';

/** One transport between a participant's device and the room. */
export interface Link {
  /** The engine's transport, for producing and consuming. */
  readonly transport: Pick<types.WebRtcTransport, 'id' | 'closed' | 'close' | 'produce' | 'consume'>;
  /** What the device needs in order to build its end. */
  readonly options: TransportOptions;
  connect(parameters: z.infer<typeof DtlsParameters>): Promise<void>;
  restartIce(): Promise<z.infer<typeof IceParameters>>;
  /** Bytes heard from the device so far, of whatever kind (media, RTCP, ICE consent). */
  bytesReceived(): Promise<number>;
}

export type OpenLink = (router: types.Router, server: types.WebRtcServer) => Promise<Link>;

/**
 * ICE consent (RFC 7675): browsers ask every 2.5 s or so. After this many seconds without, the worker stops sending
 * to that address; it goes on when the device is heard again.
 */
const ICE_CONSENT_TIMEOUT = 10;
/** Above the engine's 600 kbit/s, so that the first picture is not held back by the estimate (bits per second). */
const INITIAL_OUTGOING_BITRATE = 1_500_000;

/**
 * Opens WebRTC transports on the worker's port: UDP first, TCP where UDP is blocked, no SCTP (S6).
 * @param announced every address that browsers are told, most useful first; the worker itself knows the first.
 */
export function webRtcLinks(announced: readonly string[]): OpenLink {
  return async (router, webRtcServer) => {
    const transport = await router.createWebRtcTransport({
      webRtcServer,
      enableUdp: true,
      enableTcp: true,
      preferUdp: true,
      enableSctp: false,
      iceConsentTimeout: ICE_CONSENT_TIMEOUT,
      initialAvailableOutgoingBitrate: INITIAL_OUTGOING_BITRATE,
    });
    return {
      transport,
      options: TransportOptions.parse({
        id: transport.id,
        iceParameters: transport.iceParameters,
        iceCandidates: everyAddress(transport.iceCandidates, announced),
        dtlsParameters: transport.dtlsParameters,
      }),
      connect: async (parameters) => transport.connect({ dtlsParameters: toEngineDtls(parameters) }),
      restartIce: async () => IceParameters.parse(await transport.restartIce()),
      bytesReceived: async () => (await transport.getStats())[0]?.bytesReceived ?? 0,
    };
  };
}

/**
 * The worker announces one address a socket. Where it listens on all interfaces the same socket is reached by several
 * (the LAN's and loopback), so its candidates are repeated for each, with a lower priority each time (RFC 8445, 5.1.2).
 */
function everyAddress(candidates: readonly types.IceCandidate[], announced: readonly string[]) {
  return [
    ...candidates,
    ...announced.slice(1).flatMap((address, index) =>
      candidates.map((candidate) => ({
        ...candidate,
        foundation: `${candidate.foundation}${index + 1}`,
        priority: candidate.priority - (index + 1) * 256,
        ip: address,
        address,
      })),
    ),
  ];
}
