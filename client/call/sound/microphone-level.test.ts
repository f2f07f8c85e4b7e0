import { describe, expect, it } from 'vitest';
import { levelOf } from './microphone-level.ts';

const tone = (amplitude: number) =>
  Float32Array.from({ length: 1024 }, (_, at) => amplitude * Math.sin((2 * Math.PI * at) / 64));

describe('the microphone’s level', () => {
  it('is nothing in silence', () => {
    expect(levelOf(new Float32Array(1024))).toBe(0);
    expect(levelOf(new Float32Array())).toBe(0);
  });

  it('is full and not more at the loudest', () => {
    expect(levelOf(tone(1))).toBe(1);
  });

  it('moves clearly for quiet speech', () => {
    // 1 % of full scale: about a whisper at arm's length.
    expect(levelOf(tone(0.01))).toBeGreaterThan(0.15);
    expect(levelOf(tone(0.01))).toBeLessThan(0.35);
  });
});
