import { BODY_SITES } from '../../shared/body-sites.ts';
import type { CaptureMethod, Still } from '../../shared/consultation.ts';

const methods: Record<CaptureMethod, string> = {
  take_photo: 'full-sensor photograph',
  take_photo_fresh_track: 'full-sensor photograph',
  device_frame: 'picture from the phone’s video',
  received_frame: 'low resolution – not for detail',
  patient_upload: 'the patient’s own picture',
};

/** "3840 × 2160 pixels, full-sensor photograph" */
export const pixelsOf = (still: Still) =>
  `${String(still.width)} × ${String(still.height)} pixels, ${methods[still.about.method]}`;

const LONG_EDGE = 2400;

/** A warning where the picture has too few pixels for detail (product.md), else null. Advice, never a veto. */
export const fewPixels = (still: Still): string | null =>
  Math.max(still.width, still.height) < LONG_EDGE
    ? `Under ${String(LONG_EDGE)} pixels on the long edge: not for fine detail.`
    : null;

const sides = { left: 'left', right: 'right', both: 'both sides', none: '' } as const;

/** "Forearm, left" */
export function siteOf({ site, side }: Pick<Still, 'site' | 'side'>): string {
  if (site === null) return 'Not labelled';
  const which = side === null ? '' : sides[side];
  return which === '' ? BODY_SITES[site].label : `${BODY_SITES[site].label}, ${which}`;
}
