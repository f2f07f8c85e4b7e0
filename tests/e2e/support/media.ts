import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

type Role = 'gp' | 'patient' | 'chaperone' | 'representative';

const videoOf = (page: Page, role: Role) => page.locator(`video[data-participant-role="${role}"]`).first();

/** Frames that this page has decoded of somebody's picture so far. */
const decodedFrames = (page: Page, role: Role): Promise<number> =>
  videoOf(page, role).evaluate(
    (video: HTMLVideoElement) => video.getVideoPlaybackQuality().totalVideoFrames,
    undefined,
    { timeout: 20_000 },
  );

/** Waits until this page has decoded `count` further frames of somebody: media that really flows. */
export const expectNewFrames = async (page: Page, role: Role, count = 30): Promise<void> => {
  const before = await decodedFrames(page, role);
  // A rebuilt element starts to count anew.
  await expect
    .poll(
      async () => {
        const now = await decodedFrames(page, role);
        return now >= before ? now - before : now;
      },
      { timeout: 60_000 },
    )
    .toBeGreaterThanOrEqual(count);
};

/** Frames of somebody that this page decodes within so many milliseconds. */
export const framesWithin = (page: Page, role: Role, milliseconds: number): Promise<number> =>
  videoOf(page, role).evaluate(async (video: HTMLVideoElement, length) => {
    const before = video.getVideoPlaybackQuality().totalVideoFrames;
    await new Promise((resolve) => setTimeout(resolve, length));
    return video.getVideoPlaybackQuality().totalVideoFrames - before;
  }, milliseconds);

/** Mean colour of somebody's picture, sampled from a decoded frame; tells one frame from another. */
export const sampleFrame = (page: Page, role: Role): Promise<string> =>
  videoOf(page, role).evaluate((video: HTMLVideoElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = 16;
    canvas.height = 9;
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0, 16, 9);
    return [...(context?.getImageData(0, 0, 16, 9).data ?? [])].join(',');
  });

/** A PNG of the frame that is on the screen, in the stream's own size. */
export const grabFrame = async (
  page: Page,
  role: Role,
): Promise<{ png: Buffer; width: number; height: number }> => {
  const { data, width, height } = await videoOf(page, role).evaluate((video: HTMLVideoElement) => {
    const canvas = document.createElement('canvas');
    canvas.width = video.videoWidth;
    canvas.height = video.videoHeight;
    canvas.getContext('2d')?.drawImage(video, 0, 0);
    return {
      data: canvas.toDataURL('image/png').split(',')[1] ?? '',
      width: canvas.width,
      height: canvas.height,
    };
  });
  return { png: Buffer.from(data, 'base64'), width, height };
};

/** Loudest sample in a second of somebody's sound as this page plays it, 0 to 1. */
const loudness = (page: Page, index: number): Promise<number> =>
  page.evaluate(async (at) => {
    const element = document.querySelectorAll<HTMLAudioElement>('audio[data-remote-audio]')[at];
    const stream = element?.srcObject;
    if (!(stream instanceof MediaStream)) return 0;
    const context = new AudioContext();
    await context.resume();
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let peak = 0;
    const end = performance.now() + 1500;
    while (performance.now() < end) {
      analyser.getFloatTimeDomainData(samples);
      for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await context.close();
    return peak;
  }, index);

/** Waits until sound of `others` people is heard, each of them not silent (the fake microphone beeps once a second). */
export const expectSound = async (page: Page, others: number): Promise<void> => {
  await expect.poll(() => page.locator('audio[data-remote-audio]').count(), { timeout: 30_000 }).toBe(others);
  for (let index = 0; index < others; index += 1) {
    await expect.poll(() => loudness(page, index), { timeout: 30_000 }).toBeGreaterThan(0.01);
  }
};
