import { getSupportedRtpCapabilities } from 'mediasoup';
import { RtpCapabilities } from '../../../shared/media.ts';
import type { MediaSource, RtpParameters } from '../../../shared/media.ts';

const PAYLOAD_TYPE = { camera: 96, microphone: 111 } as const;
/** VP8 payload descriptor (RFC 7741, 4.2: S=1, PID=0), then a frame tag whose P bit 0 says key frame (4.3). */
const VP8_KEY_FRAME = Buffer.from([0x10, 0x00, 0x00, 0x00]);
const OPUS_FRAME = Buffer.from([0xfc, 0xff, 0xfe, 0x00]);

/** A browser's capabilities, as far as the rooms care. */
export const browserCapabilities = (): RtpCapabilities => {
  const { codecs = [], headerExtensions = [] } = getSupportedRtpCapabilities();
  return RtpCapabilities.parse({
    codecs: codecs
      .filter(({ mimeType }) => mimeType === 'audio/opus' || mimeType === 'video/VP8')
      .map((codec, index) => ({ ...codec, preferredPayloadType: 100 + index })),
    headerExtensions,
  });
};

/** What a device says it sends from one source, with one encoding on the given SSRC. */
export const sending = (source: MediaSource, ssrc: number): RtpParameters => ({
  codecs: [
    source === 'camera'
      ? {
          mimeType: 'video/VP8',
          payloadType: PAYLOAD_TYPE.camera,
          clockRate: 90_000,
          rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
        }
      : {
          mimeType: 'audio/opus',
          payloadType: PAYLOAD_TYPE.microphone,
          clockRate: 48_000,
          channels: 2,
          parameters: { useinbandfec: 1, usedtx: 1 },
        },
  ],
  encodings: [{ ssrc }],
});

/** An RTP packet (RFC 3550, 5.1) that carries `mark`; a camera's is a key frame. */
export function packet(source: MediaSource, ssrc: number, sequence: number, mark: number): Buffer {
  const header = Buffer.alloc(12);
  header[0] = 0x80;
  header[1] = 0x80 | PAYLOAD_TYPE[source];
  header.writeUInt16BE(sequence % 65_536, 2);
  header.writeUInt32BE((sequence * 3000) % 2 ** 32, 4);
  header.writeUInt32BE(ssrc, 8);
  const marked = Buffer.alloc(4);
  marked.writeUInt32BE(mark);
  return Buffer.concat([header, source === 'camera' ? VP8_KEY_FRAME : OPUS_FRAME, marked]);
}

/** The mark of a packet made by `packet`, whatever header the engine gave it. */
export const markOf = (rtp: Buffer): number => rtp.readUInt32BE(rtp.length - 4);

/** An RTCP receiver report without blocks (RFC 3550, 6.4.2): the least sign of life a device can give. */
export function receiverReport(ssrc: number): Buffer {
  const report = Buffer.alloc(8);
  report.writeUInt8(0x80, 0);
  report.writeUInt8(201, 1);
  report.writeUInt16BE(1, 2);
  report.writeUInt32BE(ssrc, 4);
  return report;
}
