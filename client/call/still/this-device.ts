import type { CaptureAbout } from '../../../shared/consultation.ts';

const ANGLES = [0, 90, 180, 270] as const;

/** How the screen is turned, degrees; WebKit never writes the orientation into the picture itself (capture.md). */
export function screenAngle(
  angle: number = globalThis.screen?.orientation?.angle ?? 0,
): CaptureAbout['angle'] {
  const turned = ((angle % 360) + 360) % 360;
  return ANGLES.find((known) => known === turned) ?? 0;
}

/** Phone, tablet or computer, as the provenance says it. An iPad calls itself a Mac, but no Mac is touched. */
export function deviceClass(
  userAgent: string = globalThis.navigator?.userAgent ?? '',
  touchPoints: number = globalThis.navigator?.maxTouchPoints ?? 0,
): CaptureAbout['deviceClass'] {
  if (userAgent === '') return 'unknown';
  if (/iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1)) return 'tablet';
  if (/iPhone|iPod/.test(userAgent)) return 'phone';
  if (/Android/.test(userAgent)) return /Mobile/.test(userAgent) ? 'phone' : 'tablet';
  return 'computer';
}
