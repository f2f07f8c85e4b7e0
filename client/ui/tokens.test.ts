import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** Both values of a colour token, as written: `--name: light-dark(#light, #dark)`. */
function coloursOf(name: string): { light: string; dark: string } {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\);`).exec(css);
  if (!found?.[1] || !found[2]) throw new Error(`no colour token --${name}`);
  return { light: found[1], dark: found[2] };
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two opaque colours, 1 to 21, WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
}

const grounds = ['paper', 'surface', 'surface-sunken', 'surface-raised', 'surface-hover'];
const tones = ['accent', 'attention', 'danger', 'done'];

const text: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['ink', ground],
    ['ink-muted', ground],
    ...tones.map((tone): [string, string] => [`${tone}-ink`, ground]),
  ]),
  ...tones.flatMap((tone): [string, string][] => [
    ['ink', `${tone}-soft`],
    ['ink-muted', `${tone}-soft`],
    [`${tone}-ink`, `${tone}-soft`],
  ]),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['on-scrim', 'picture'],
];

/** Borders of controls, the focus ring, icons and filled controls against what they lie on: 3 : 1 (WCAG 1.4.11). */
const shapes: [string, string][] = ['paper', 'surface', 'surface-raised'].flatMap(
  (ground): [string, string][] => [
    ['line-strong', ground],
    ['focus', ground],
    ['accent', ground],
    ['danger', ground],
    ['attention', ground],
    ['done', ground],
  ],
);

describe.each(['light', 'dark'] as const)('%s colours', (scheme) => {
  it.each(text)('--%s on --%s can be read (4.5 : 1)', (ink, ground) => {
    expect(contrast(coloursOf(ink)[scheme], coloursOf(ground)[scheme])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(shapes)('--%s on --%s can be seen (3 : 1)', (shape, ground) => {
    expect(contrast(coloursOf(shape)[scheme], coloursOf(ground)[scheme])).toBeGreaterThanOrEqual(3);
  });
});

describe('the measure itself', () => {
  it('gives the known ratios', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});

describe('tokens that are made of colours', () => {
  it('are declared on every scope that can fix a scheme, so that a ring in the call is a dark page’s ring', () => {
    const rules = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
      selector: selector.replace(/\/\*[^]*?\*\//g, '').trim(),
      body: body.replace(/\/\*[^]*?\*\//g, ''),
    }));
    const colours = [...css.matchAll(/(--[a-z-]+): light-dark\(/g)].map(([, name = '']) => `var(${name})`);
    const elsewhere = rules.filter(({ selector }) => !selector.includes('.call'));
    expect(colours.length).toBeGreaterThan(20);
    expect(elsewhere.length).toBeGreaterThan(1);
    expect(elsewhere.filter(({ body }) => colours.some((colour) => body.includes(colour)))).toEqual([]);
  });
});
