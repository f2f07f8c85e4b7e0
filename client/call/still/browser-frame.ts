import { Stopped } from './limits.ts';

/** So many frames in a row of one size: the camera has settled after its size changed. */
const STABLE_FRAMES = 4;
/** Up to here a frame is kept without loss, pixels; above, a PNG would be tens of megabytes. */
const LOSSLESS_PIXELS = 1920 * 1080;
const JPEG_QUALITY = 0.97;

/** Calls back with each new frame's size until told to stop; browsers without frame callbacks are asked 30 times a second. */
function onFrames(video: HTMLVideoElement, onFrame: () => void): () => void {
  let stopped = false;
  if ('requestVideoFrameCallback' in video) {
    const next = () => {
      if (stopped) return;
      onFrame();
      video.requestVideoFrameCallback(next);
    };
    video.requestVideoFrameCallback(next);
    return () => {
      stopped = true;
    };
  }
  const asked: HTMLVideoElement = video;
  let time = -1;
  const timer = setInterval(() => {
    if (asked.currentTime === time) return;
    time = asked.currentTime;
    onFrame();
  }, 33);
  return () => clearInterval(timer);
}

/** Resolves when the picture has had the same size for some frames. */
function stable(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let size = '';
    let count = 0;
    const stop = onFrames(video, () => {
      const now = `${String(video.videoWidth)}x${String(video.videoHeight)}`;
      count = now === size && video.videoWidth > 0 ? count + 1 : 1;
      size = now;
      if (count < STABLE_FRAMES) return;
      stop();
      resolve();
    });
    signal.addEventListener('abort', () => {
      stop();
      reject(new Stopped());
    });
  });
}

const encode = (canvas: HTMLCanvasElement): Promise<Blob> =>
  new Promise((resolve, reject) => {
    const type = canvas.width * canvas.height <= LOSSLESS_PIXELS ? 'image/png' : 'image/jpeg';
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error('The frame could not be written.'))),
      type,
      JPEG_QUALITY,
    );
  });

/** Draws what the video shows now into a picture file of the frame's own size. */
async function drawFrame(video: HTMLVideoElement): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  try {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context || canvas.width === 0) throw new Error('There is no frame to draw.');
    context.drawImage(video, 0, 0);
    return await encode(canvas);
  } finally {
    // Safari keeps a canvas's memory until it is small.
    canvas.width = 0;
    canvas.height = 0;
  }
}

/**
 * Grabs a settled frame of the camera's own track, on the device.
 * @throws {Stopped} the signal said stop before a frame was there
 */
export async function grabFrame(track: MediaStreamTrack, signal: AbortSignal): Promise<Blob> {
  const video = document.createElement('video');
  video.muted = true;
  video.playsInline = true;
  video.srcObject = new MediaStream([track]);
  try {
    await video.play();
    await stable(video, signal);
    return await drawFrame(video);
  } finally {
    video.pause();
    video.srcObject = null;
  }
}

/** What was received, as a picture: step 6, the last resort. To be labelled "low resolution – not for detail". */
export const grabReceivedFrame = (video: HTMLVideoElement): Promise<Blob> => drawFrame(video);
