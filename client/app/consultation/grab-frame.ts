import type { CaptureAbout } from '../../../shared/consultation.ts';
import { grabReceivedFrame } from '../../call/still/browser-frame.ts';
import { ClientError } from '../../platform/client-error.ts';
import { uploadPicture } from '../../platform/upload.ts';
import type { ConsultationClient } from '../../signalling/consultation-client.ts';

const patientVideo = (): HTMLVideoElement | null =>
  document.querySelector<HTMLVideoElement>('video[data-participant-role="patient"]');

const aboutFrame = (video: HTMLVideoElement, mime: CaptureAbout['mime']): CaptureAbout => ({
  method: 'received_frame',
  mime,
  width: video.videoWidth,
  height: video.videoHeight,
  lens: 'unknown',
  light: 'unknown',
  angle: 0,
  deviceClass: 'unknown',
  figures: null,
  streamWidth: video.videoWidth,
  streamHeight: video.videoHeight,
});

/**
 * Last step of the ladder (capture.md 6): when the patient's device could not take the photograph, a frame of the video
 * as it was received here, sent like any other picture and labelled as low resolution. Kept in memory only (R17).
 * @throws ClientError when the gate is closed, there is no picture to take, or the upload is refused
 */
export async function grabFrame(client: ConsultationClient): Promise<void> {
  const video = patientVideo();
  if (!video || video.videoWidth === 0)
    throw new ClientError('not_joined', 'There is no picture of the patient to take a frame from.');
  const { captureId, token } = await client.emit('capture:grab', {});
  const picture = await grabReceivedFrame(video);
  const mime = picture.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
  const about = aboutFrame(video, mime);
  await uploadPicture({ captureId, token, picture, about, signal: new AbortController().signal });
}
