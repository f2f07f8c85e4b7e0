/** A photograph's size in the sensor's landscape order, pixels. */
export interface PhotoSize {
  readonly width: number;
  readonly height: number;
}

/** What phones of the last years offer, largest first, for browsers that do not tell (capture.md). */
const USUAL_SIZES: readonly PhotoSize[] = [
  { width: 4032, height: 3024 },
  { width: 3840, height: 2160 },
  { width: 1920, height: 1440 },
];

export const areaOf = ({ width, height }: PhotoSize): number => width * height;

/**
 * The sizes worth asking for, in order: the camera's own maximum exactly – WebKit falls back to the current format when
 * asked for more than there is – then the usual ones below it.
 */
export function sizesToAsk(capabilities: PhotoCapabilities | null): readonly PhotoSize[] {
  const width = capabilities?.imageWidth?.max ?? 0;
  const height = capabilities?.imageHeight?.max ?? 0;
  if (width < 1 || height < 1) return USUAL_SIZES;
  const largest = { width, height };
  return [largest, ...USUAL_SIZES.filter((size) => areaOf(size) < areaOf(largest))];
}
