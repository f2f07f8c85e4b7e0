import type { types } from 'mediasoup-client';

/**
 * VP8 in two layers: the small one for tiles and bad networks, the large one for the person looking (performance.md).
 * Bit rates in bit/s for a 1280×720 and a 640×360 camera.
 */
const LARGE_CAMERA = { small: 250_000, large: 1_500_000 };
const SMALL_CAMERA = { small: 120_000, large: 600_000 };
const LARGE_FROM_WIDTH = 960;

/** The camera's two layers, by the stream's width in pixels. */
export function cameraEncodings(width: number): types.RtpEncodingParameters[] {
  const rates = width >= LARGE_FROM_WIDTH ? LARGE_CAMERA : SMALL_CAMERA;
  return [
    { scaleResolutionDownBy: 2, maxBitrate: rates.small, scalabilityMode: 'L1T2' },
    { scaleResolutionDownBy: 1, maxBitrate: rates.large, scalabilityMode: 'L1T2' },
  ];
}

/** Speech first: audio packets go before video where the network allows marking them. */
export const microphoneEncodings = (): types.RtpEncodingParameters[] => [
  { maxBitrate: 40_000, priority: 'high', networkPriority: 'high' },
];

/** Opus repairs losses in band and is silent in silence. */
export const MICROPHONE_CODEC: types.ProducerCodecOptions = {
  opusStereo: false,
  opusFec: true,
  opusDtx: true,
};

/** Starts the bandwidth estimate high enough for a picture at once, kbit/s. */
export const CAMERA_CODEC: types.ProducerCodecOptions = { videoGoogleStartBitrate: 800 };

/** Divides what a sender sends by `factor`, on top of the layers' own division. */
export async function scaleSender(sender: RTCRtpSender | undefined, factor: number): Promise<void> {
  const parameters = sender?.getParameters();
  if (!sender || !parameters || parameters.encodings.length === 0) return;
  const last = parameters.encodings.length - 1;
  parameters.encodings.forEach((encoding, layer) => {
    encoding.scaleResolutionDownBy = factor * 2 ** (last - layer);
  });
  await sender.setParameters(parameters);
}
