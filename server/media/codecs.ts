import { getSupportedRtpCapabilities, ortc } from 'mediasoup';
import type { types } from 'mediasoup';
import type * as z from 'zod/mini';
import type { DtlsParameters, RtpCapabilities, RtpParameters } from '../../shared/media.ts';
import { MediaError } from './media-error.ts';

/** What rooms route: VP8 (retransmission and transport-cc come with it) and Opus with in-band FEC and DTX. */
export const ROOM_CODECS: types.RouterRtpCodecCapability[] = [
  {
    kind: 'audio',
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    parameters: { useinbandfec: 1, usedtx: 1 },
  },
  { kind: 'video', mimeType: 'video/VP8', clockRate: 90_000 },
];

/** A value of the contract without the `undefined`s that its optional fields may hold. */
type Exact<Value> = Value extends readonly (infer Item)[]
  ? Exact<Item>[]
  : Value extends object
    ? { [Key in keyof Value]: Exact<Exclude<Value[Key], undefined>> }
    : Value;

function exact<Value>(value: Value): Exact<Value>;
function exact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => exact(item));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries.map(([key, field]) => [key, exact(field)]));
}

const KNOWN_EXTENSIONS = new Set<string>(
  getSupportedRtpCapabilities().headerExtensions?.map((extension) => extension.uri),
);
const isKnownExtension = <Extension extends { uri: string }>(
  extension: Extension,
): extension is Extension & { uri: types.RtpHeaderExtensionUri } => KNOWN_EXTENSIONS.has(extension.uri);

/**
 * What a device can receive, in the engine's terms; header extensions it does not know are left out.
 * @throws MediaError `not_accepted` when they are malformed, or lack VP8 or Opus.
 */
export function toEngineCapabilities(capabilities: RtpCapabilities): types.RtpCapabilities {
  const { codecs = [], headerExtensions = [] } = exact(capabilities);
  const engine = {
    // Payload types sent to a device are the room's own: the engine reads this field's form only.
    codecs: codecs.map((codec) => ({ ...codec, preferredPayloadType: codec.preferredPayloadType ?? 0 })),
    headerExtensions: headerExtensions.filter(isKnownExtension),
  };
  try {
    ortc.validateAndNormalizeRtpCapabilities(engine);
  } catch (error) {
    throw new MediaError('not_accepted', 'malformed RTP capabilities', { cause: error });
  }
  for (const { mimeType } of ROOM_CODECS) {
    if (!codecs.some((codec) => codec.mimeType.toLowerCase() === mimeType.toLowerCase())) {
      throw new MediaError('not_accepted', `the device cannot receive ${mimeType}`);
    }
  }
  return engine;
}

/** What a device sends, in the engine's terms; header extensions it does not know are left out. */
export function toEngineParameters(parameters: RtpParameters): types.RtpParameters {
  const { headerExtensions = [], ...rest } = exact(parameters);
  return { ...rest, headerExtensions: headerExtensions.filter(isKnownExtension) };
}

const ALGORITHMS = ['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512'] as const;

/** @throws MediaError `not_accepted` when a fingerprint's hash is not one of RFC 8122's. */
export function toEngineDtls(parameters: z.infer<typeof DtlsParameters>): types.DtlsParameters {
  const { role, fingerprints } = exact(parameters);
  return {
    role: role ?? 'auto',
    fingerprints: fingerprints.map(({ algorithm, value }) => {
      const known = ALGORITHMS.find((name) => name === algorithm);
      if (!known) throw new MediaError('not_accepted', 'unknown fingerprint algorithm');
      return { algorithm: known, value };
    }),
  };
}
