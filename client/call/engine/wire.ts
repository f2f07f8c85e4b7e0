import * as z from 'zod/mini';
import type { types } from 'mediasoup-client';
import { RemoteTrack, RtpCapabilities, TransportOptions } from '../../../shared/media.ts';

/**
 * The contract's shapes are mediasoup's own, checked for form. mediasoup-client declares them a little narrower (header
 * extension URIs as a closed union), which only the types know: these readers check the form and hand on its type.
 */
const is = (schema: z.ZodMiniType) => (value: unknown) => schema.safeParse(value).success;

export const WireCapabilities = z.custom<types.RtpCapabilities>(is(RtpCapabilities));
export const WireTransport = z.custom<
  Required<Pick<types.TransportOptions, 'id' | 'iceParameters' | 'iceCandidates' | 'dtlsParameters'>>
>(is(TransportOptions));
export const WireConsumer = z.custom<RemoteTrack & { rtpParameters: types.RtpParameters }>(is(RemoteTrack));
