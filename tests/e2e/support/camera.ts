import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Where the pattern lies in the picture: a square of single pixels, each black or white by a bit drawn for this run. */
const PATTERN = { left: 1600, top: 900, size: 192 };
const BLACK = 16;
const WHITE = 235;

export interface PatternCamera {
  /** MJPEG file for Chromium's fake camera. */
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Some bytes that occur in every encoded frame and nowhere else: what a search of the disk looks for. */
  readonly bits: Buffer;
}

/** A scene with large shapes that move from frame to frame, so that decoded frames can be told apart. */
const scene = (width: number, height: number, phase: number): Buffer => {
  const barX = Math.round((phase / 8) * width);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><radialGradient id="g"><stop offset="0" stop-color="#b5523c"/><stop offset="1" stop-color="#d9a58c" stop-opacity="0"/></radialGradient></defs>
    <rect width="100%" height="100%" fill="#d9a58c"/>
    <ellipse cx="${width * 0.3}" cy="${height * 0.45}" rx="${width * 0.16}" ry="${height * 0.24}" fill="url(#g)"/>
    <ellipse cx="${width * 0.72}" cy="${height * 0.62}" rx="${width * 0.1}" ry="${height * 0.15}" fill="url(#g)"/>
    <rect x="${barX}" y="0" width="${width * 0.06}" height="${height}" fill="#38424f" fill-opacity="0.85"/>
  </svg>`;
  return Buffer.from(svg);
};

const patternOf = (bits: Buffer): Buffer => {
  const { size } = PATTERN;
  const pixels = Buffer.alloc(size * size * 3);
  for (let i = 0; i < size * size; i += 1) {
    const on = ((bits[i >> 3] ?? 0) >> (i & 7)) & 1;
    pixels.fill(on ? WHITE : BLACK, i * 3, i * 3 + 3);
  }
  return pixels;
};

/** Makes a 3840×2160 fake camera whose every frame carries a random pattern of single-pixel detail made for this run. */
export const makePatternCamera = async (folder: string): Promise<PatternCamera> => {
  const [width, height] = [3840, 2160];
  const bits = randomBytes((PATTERN.size * PATTERN.size) / 8);
  const input = patternOf(bits);
  const raw = { width: PATTERN.size, height: PATTERN.size, channels: 3 as const };
  const frames: Buffer[] = [];
  for (let phase = 0; phase < 8; phase += 1) {
    const frame = await sharp(scene(width, height, phase))
      .composite([{ input, raw, left: PATTERN.left, top: PATTERN.top }])
      .jpeg({ quality: 96, chromaSubsampling: '4:2:0' })
      .toBuffer();
    frames.push(frame);
  }
  const file = join(folder, 'patient-camera.mjpeg');
  await writeFile(file, Buffer.concat(frames));
  return { file, width, height, bits };
};

/** The share of the pattern's bits that a picture shows right, 0 to 1; 0.5 is chance. Upscales a smaller picture first. */
export const decodePattern = async (picture: Buffer, camera: PatternCamera): Promise<number> => {
  const { left, top, size } = PATTERN;
  const full = await sharp(picture)
    .resize(camera.width, camera.height, { fit: 'fill', kernel: 'lanczos3' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const { data } = await sharp(full)
    .extract({ left, top, width: size, height: size })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let right = 0;
  for (let i = 0; i < size * size; i += 1) {
    const on = ((camera.bits[i >> 3] ?? 0) >> (i & 7)) & 1;
    if ((data[i] ?? 0) > 127 === (on === 1)) right += 1;
  }
  return right / (size * size);
};

/** A calm silhouette that moves a little: the GP's and the chaperone's fake camera, 640×360 MJPEG. */
export const makePortraitCamera = async (
  folder: string,
  name: string,
  colours: readonly [string, string],
): Promise<string> => {
  const [background, clothes] = colours;
  const frames: Buffer[] = [];
  for (let phase = 0; phase < 12; phase += 1) {
    const sway = Math.round(6 * Math.sin((phase / 12) * 2 * Math.PI));
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="360">
      <rect width="640" height="360" fill="${background}"/>
      <rect x="430" y="40" width="150" height="190" rx="6" fill="#ffffff" fill-opacity="0.25"/>
      <path d="M${180 + sway} 360 C ${190 + sway} 250 ${260 + sway} 236 ${320 + sway} 236 C ${380 + sway} 236 ${450 + sway} 250 ${460 + sway} 360 Z" fill="${clothes}"/>
      <rect x="${298 + sway}" y="196" width="44" height="56" rx="20" fill="#c99a7c"/>
      <ellipse cx="${320 + sway}" cy="150" rx="52" ry="66" fill="#dcb092"/>
      <path d="M${266 + sway} 150 C ${258 + sway} 70 ${382 + sway} 70 ${374 + sway} 150 C ${366 + sway} 112 ${274 + sway} 112 ${266 + sway} 150 Z" fill="#4a3a33"/>
    </svg>`;
    frames.push(await sharp(Buffer.from(svg)).jpeg({ quality: 90 }).toBuffer());
  }
  const file = join(folder, `${name}-camera.mjpeg`);
  await writeFile(file, Buffer.concat(frames));
  return file;
};
