import type { CaptureMethod, Still } from '../../../shared/consultation.ts';
import { fewPixels } from '../../words/still-words.ts';
import type { Tone } from '../../ui/core/tone.ts';

interface Judgement {
  readonly tone: Tone;
  readonly words: string;
}

/** Variance of the Laplacian under which a picture looks soft; advice, never a veto (capture.md). */
const SOFT_BELOW = 60;
/** Share of clipped pixels above which a picture is called dark or bright. */
const CLIPPED_ABOVE = 0.25;

/** What the device measured of a still, in words; worst first. An empty figure says so instead of guessing. */
export function qualityOf(still: Still): Judgement[] {
  const { about } = still;
  const found: Judgement[] = [];
  if (about.method === 'received_frame')
    found.push({ tone: 'danger', words: 'Low resolution – not for detail' });
  else if (fewPixels(still) !== null) found.push({ tone: 'attention', words: 'Small picture' });
  if (about.figures === null) return [...found, { tone: 'info', words: 'Sharpness not measured' }];
  if (about.figures.sharpness < SOFT_BELOW) found.push({ tone: 'attention', words: 'May be blurred' });
  if (about.figures.clippedDark > CLIPPED_ABOVE) found.push({ tone: 'attention', words: 'Dark' });
  if (about.figures.clippedBright > CLIPPED_ABOVE)
    found.push({ tone: 'attention', words: 'Too bright in places' });
  return found.length > 0 ? found : [{ tone: 'done', words: 'Sharp and well lit' }];
}

/** "4032 × 3024 px". The true size of the stored picture. */
export const sizeOf = (still: Pick<Still, 'width' | 'height'>) =>
  `${String(still.width)} × ${String(still.height)} px`;

/** How the picture was taken, for a person. */
export const METHOD_WORDS: Record<CaptureMethod, string> = {
  take_photo: 'Full photograph',
  take_photo_fresh_track: 'Full photograph, second try',
  device_frame: 'Camera frame from the device',
  received_frame: 'Frame of the video',
  patient_upload: 'The patient’s own picture',
};
