/** One line of the table in docs/rules.md. */
export interface RuleLine {
  /** `R1` … `R35` */
  readonly id: string;
  readonly sentence: string;
  /** Paths relative to the project's root, in backticks in the table. */
  readonly files: readonly string[];
  readonly source: string;
  /** Starts with `in force`, `in part` or `next issue`. */
  readonly status: string;
}

const CELLS = 5;

/** The lines whose first cell looks like a rule's ID; the other tables of the page (S, X, A) are not read. */
export const parseRuleTable = (markdown: string): RuleLine[] =>
  markdown
    .split('\n')
    .filter((line) => /^\|\s*R[^|]*\|/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).slice(1, -1))
    .map((cells) => {
      if (cells.length !== CELLS) throw new Error(`a line with ${cells.length} cells: ${cells.join('|')}`);
      const [id = '', sentence = '', where = '', source = '', status = ''] = cells.map((cell) => cell.trim());
      return { id, sentence, files: pathsIn(where), source, status };
    });

/** What stands in backticks. */
export const pathsIn = (markdown: string): string[] =>
  [...markdown.matchAll(/`([^`\n]+)`/g)].map(([, path = '']) => path);
