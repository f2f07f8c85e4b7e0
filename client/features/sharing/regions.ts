import type { Region } from '../../../shared/http-sharing.ts';

/** Pixels of a still. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The smallest part that can be drawn, in pixels: less is a slip of the finger. */
const SMALLEST = 8;

const between = (value: number, least: number, most: number): number =>
  Math.min(Math.max(value, least), most);

/** The part between two corners, in whole pixels and on the picture; null when it is too small to be meant. */
export function cornersOf(a: Point, b: Point, size: Size): Region | null {
  const left = Math.floor(between(Math.min(a.x, b.x), 0, size.width));
  const top = Math.floor(between(Math.min(a.y, b.y), 0, size.height));
  const right = Math.ceil(between(Math.max(a.x, b.x), 0, size.width));
  const bottom = Math.ceil(between(Math.max(a.y, b.y), 0, size.height));
  if (right - left < SMALLEST || bottom - top < SMALLEST) return null;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A part in the middle, a fifth of the picture wide: where the keyboard begins. */
export function middleOf(size: Size): Region {
  const width = Math.max(SMALLEST, Math.round(size.width / 5));
  const height = Math.max(SMALLEST, Math.round(size.height / 5));
  return {
    x: Math.round((size.width - width) / 2),
    y: Math.round((size.height - height) / 2),
    width,
    height,
  };
}

/** Moved, but never off the picture. */
export const moved = (region: Region, by: Point, size: Size): Region => ({
  ...region,
  x: between(region.x + by.x, 0, size.width - region.width),
  y: between(region.y + by.y, 0, size.height - region.height),
});

/** Its lower right corner moved; never smaller than can be drawn, never off the picture. */
export const resized = (region: Region, by: Point, size: Size): Region => ({
  ...region,
  width: between(region.width + by.x, SMALLEST, size.width - region.x),
  height: between(region.height + by.y, SMALLEST, size.height - region.y),
});

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** What a key does to a part: arrows move it by a hundredth of the picture, with Shift they resize it; undefined for other keys. */
export function byKey(region: Region, key: string, shift: boolean, size: Size): Region | undefined {
  const arrow = ARROWS[key];
  if (!arrow) return undefined;
  const step = Math.max(1, Math.round(Math.max(size.width, size.height) / 100));
  const by = { x: arrow.x * step, y: arrow.y * step };
  return shift ? resized(region, by, size) : moved(region, by, size);
}
