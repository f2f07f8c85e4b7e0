import * as Plot from '@observablehq/plot';
import type { PlotData } from './plot-data.ts';

const SVG = 'http://www.w3.org/2000/svg';
let drawn = 0;

/** Stripes: the part that is not as it should be is told apart without its colour. */
function stripes(id: string): Element {
  const pattern = document.createElementNS(SVG, 'pattern');
  const attributes = {
    id,
    width: '5',
    height: '5',
    patternUnits: 'userSpaceOnUse',
    patternTransform: 'rotate(45)',
  };
  for (const [name, value] of Object.entries(attributes)) pattern.setAttribute(name, value);
  const stripe = document.createElementNS(SVG, 'rect');
  for (const [name, value] of Object.entries({ width: '3.4', height: '5', fill: 'var(--plot-wrong)' }))
    stripe.setAttribute(name, value);
  pattern.append(stripe);
  return pattern;
}

/**
 * Draws bars. @observablehq/plot writes a <style> element, which the content security policy refuses: it is taken out before
 * the picture joins the page, and `plot.module.css` says what it said.
 */
export function drawPlot({ bars, parts }: PlotData, width: number): Element {
  const at = [...new Set(bars.map((bar) => bar.at))];
  drawn += 1;
  const id = `stripes-${String(drawn)}`;
  const picture = Plot.plot({
    width,
    height: 132,
    marginLeft: 30,
    marginRight: 4,
    marginTop: 10,
    marginBottom: 24,
    x: { domain: at, label: null, padding: 0.28, tickSize: 0, ...everyOther(at, width) },
    y: {
      label: null,
      grid: true,
      ticks: 3,
      tickSize: 0,
      tickFormat: (n: number) => (Number.isInteger(n) ? String(n) : ''),
      nice: true,
      zero: true,
    },
    color: { domain: [...parts], range: ['var(--plot-right)', `url(#${id})`].slice(0, parts.length) },
    marks: [
      Plot.barY(bars, { x: 'at', y: 'count', fill: 'part', order: [...parts], rx: 2 }),
      Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
    ],
  });
  for (const style of picture.querySelectorAll('style')) style.remove();
  picture.prepend(stripes(id));
  picture.setAttribute('aria-hidden', 'true');
  picture.setAttribute('focusable', 'false');
  return picture;
}

/** As many words under the bars as have room. */
function everyOther(at: readonly string[], width: number): { ticks?: string[] } {
  const room = Math.max(1, Math.floor((width - 34) / 58));
  if (at.length <= room) return {};
  const step = Math.ceil(at.length / room);
  return { ticks: at.filter((_each, index) => (at.length - 1 - index) % step === 0) };
}
