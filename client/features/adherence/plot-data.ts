import type { Adherence, Events, Share } from '../../../shared/http-adherence.ts';
import { binWords, stepWords } from './adherence-words.ts';

/** One bar, or one part of a bar. */
export interface Bar {
  /** Where it stands: in reading order, as given. */
  readonly at: string;
  readonly part: string;
  readonly count: number;
}

/** What a plot shows, and what its table says to who cannot see it: the same numbers. */
export interface PlotData {
  readonly title: string;
  readonly bars: readonly Bar[];
  /** The parts of a bar, in the order they are stacked; the first is the one that is right. */
  readonly parts: readonly string[];
}

/** Short under a bar: "23 Nov", "Nov 26". */
const short = (day: string, bin: Adherence['bin']): string => {
  const words = binWords(day, bin).replace('Week of ', '');
  return bin === 'week' ? words.replace(/ \d{4}$/, '') : words.replace(/ 20(\d\d)$/, ' $1');
};

const STEP_MS = { week: 7 * 86_400_000, month: 0 };

/** Every bin from the first with anything in it to now, so that an empty week is seen as one. */
function everyBin(days: readonly string[], { bin, serverNow }: Adherence): string[] {
  const [first] = days;
  if (first === undefined) return [];
  const last = serverNow.slice(0, 10);
  const all: string[] = [];
  for (let at = new Date(first); at.toISOString().slice(0, 10) <= last;) {
    all.push(at.toISOString().slice(0, 10));
    at =
      bin === 'week'
        ? new Date(at.getTime() + STEP_MS.week)
        : new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1));
  }
  return all;
}

export function shareData(
  title: string,
  { bins }: Share,
  board: Adherence,
  [right, wrong]: readonly [string, string],
): PlotData {
  const found = new Map(bins.map((each) => [each.day, each]));
  const bars = everyBin(
    bins.map(({ day }) => day),
    board,
  ).flatMap((day) => {
    const { of, complete } = found.get(day) ?? { of: 0, complete: 0 };
    const at = short(day, board.bin);
    return [
      { at, part: right, count: complete },
      { at, part: wrong, count: of - complete },
    ];
  });
  return { title, bars, parts: [right, wrong] };
}

export const filingData = (title: string, { steps }: Adherence['filing']): PlotData => ({
  title,
  bars: steps.map(({ within, count }) => ({ at: stepWords(within), part: 'Stills', count })),
  parts: ['Stills'],
});

export const chaperoneData = (title: string, chaperone: Adherence['chaperone']): PlotData => ({
  title,
  bars: (
    [
      ['Accepted', chaperone.accepted],
      ['Declined', chaperone.declined],
      ['No answer', chaperone.unanswered],
    ] as const
  ).map(([at, count]) => ({ at, part: 'Consultations', count })),
  parts: ['Consultations'],
});

export function eventsData(
  title: string,
  board: Adherence,
  series: readonly (readonly [string, Events])[],
): PlotData {
  const days = series.flatMap(([, { bins }]) => bins.map(({ day }) => day)).toSorted();
  const bars = everyBin(days, board).flatMap((day) =>
    series.map(([part, { bins }]) => ({
      at: short(day, board.bin),
      part,
      count: bins.find((each) => each.day === day)?.count ?? 0,
    })),
  );
  return { title, bars, parts: series.map(([part]) => part) };
}
