import { rulesIn } from './rule-ids.ts';
import type { RuleLine } from './rule-table.ts';

/** What the index is held against. */
export interface Evidence {
  readonly lines: readonly RuleLine[];
  /** A file's text, or undefined when there is none. */
  readonly read: (path: string) => string | undefined;
  /** Rules with a test named after them. */
  readonly tested: ReadonlySet<string>;
  /** Rules that the blockers and the rules files mention, with the files that do. */
  readonly written: ReadonlyMap<string, readonly string[]>;
}

const LAST = 35;
const STATUS = /^(in force|in part|next issue)\b/;
const ALL = Array.from({ length: LAST }, (_, index) => `R${index + 1}`);

/** @returns one sentence for each way in which the index, the code and the tests disagree */
export const indexProblems = (evidence: Evidence): string[] => [
  ...missingLines(evidence),
  ...evidence.lines.flatMap((line) => lineProblems(line, evidence)),
  ...unlistedRules(evidence),
];

const missingLines = ({ lines }: Evidence): string[] => {
  const times = (id: string) => lines.filter((line) => line.id === id).length;
  return ALL.flatMap((id) => (times(id) === 1 ? [] : [`${id} has ${times(id)} lines in docs/rules.md`]));
};

function lineProblems(line: RuleLine, evidence: Evidence): string[] {
  const { id, status } = line;
  if (!ALL.includes(id)) return [`${id} is not one of R1–R${LAST}`];
  if (!STATUS.test(status)) return [`${id}: status “${status}” is not in force, in part or next issue`];
  const gaps = line.sentence && line.source ? [] : [`${id}: a sentence and a source are wanted`];
  if (!implemented(line)) return gaps;
  return [...gaps, ...fileProblems(line, evidence), ...testProblems(line, evidence)];
}

const implemented = ({ status }: RuleLine): boolean => !status.startsWith('next issue');

const fileProblems = ({ id, files }: RuleLine, { read }: Evidence): string[] =>
  files.length === 0
    ? [`${id} is in force and names no file`]
    : files.flatMap((path) => {
        const text = read(path);
        if (text === undefined) return [`${id}: ${path} is not there`];
        return rulesIn(text).has(id) ? [] : [`${id}: ${path} does not mention it`];
      });

const testProblems = ({ id }: RuleLine, { tested }: Evidence): string[] =>
  tested.has(id) ? [] : [`${id} is in force and no test is named [${id}]`];

/** The blockers and the rules may not run ahead of the index. */
const unlistedRules = ({ lines, written }: Evidence): string[] => {
  const inForce = new Set(lines.filter(implemented).map(({ id }) => id));
  return [...written]
    .filter(([id]) => !inForce.has(id))
    .map(([id, files]) => `${id} is written in ${files.join(', ')} and is not in force in docs/rules.md`);
};
