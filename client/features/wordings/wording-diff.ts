/** A run of words that stayed, came or went. */
export interface Run {
  readonly change: 'same' | 'added' | 'removed';
  readonly text: string;
}

const pieces = (text: string): string[] => text.match(/\s+|[^\s]+/g) ?? [];

/** Lengths of the longest common subsequences of what is left. */
function lengths(a: readonly string[], b: readonly string[]): number[][] {
  const table = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = table[i] ?? [];
      row[j] =
        a[i] === b[j] ? (table[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(table[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return table;
}

/** Word by word, what became of one text in another. Joined, `same` and `removed` are the first, `same` and `added` the second. */
export function diffOf(before: string, after: string): Run[] {
  const [a, b] = [pieces(before), pieces(after)];
  const table = lengths(a, b);
  const runs: { change: Run['change']; text: string }[] = [];
  const add = (change: Run['change'], text: string) => {
    const last = runs.at(-1);
    if (last?.change === change) last.text += text;
    else runs.push({ change, text });
  };
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      add('same', left);
      i += 1;
      j += 1;
    } else if (
      left !== undefined &&
      (right === undefined || (table[i + 1]?.[j] ?? 0) >= (table[i]?.[j + 1] ?? 0))
    ) {
      add('removed', left);
      i += 1;
    } else {
      add('added', right ?? '');
      j += 1;
    }
  }
  return runs;
}
