import { pathsIn } from './rule-table.ts';

const CELLS = 7;
const RULE = /\b[RSX]\d{1,2}\b/;

/**
 * @param markdown `docs/hazard-log.md`
 * @param tests the names of every test that runs
 * @returns one sentence for each hazard that points at no rule, or at a test that is not there
 */
export const hazardProblems = (markdown: string, tests: ReadonlySet<string>): string[] => {
  const lines = markdown.split('\n').filter((line) => /^\|\s*\d+\s*\|/.test(line));
  if (lines.length === 0) return ['the hazard log has no hazards'];
  return lines.flatMap((line) => {
    const cells = line.split(/(?<!\\)\|/).slice(1, -1);
    const [number = '', hazard = '', , rule = '', , named = ''] = cells.map((cell) => cell.trim());
    const which = `hazard ${number} (${hazard})`;
    if (cells.length !== CELLS) return [`${which} has ${cells.length} cells`];
    const names = pathsIn(named);
    return [
      ...(RULE.test(rule) ? [] : [`${which} points at no rule`]),
      ...(names.length > 0 ? [] : [`${which} names no test`]),
      ...names.filter((name) => !tests.has(name)).map((name) => `${which}: there is no test “${name}”`),
    ];
  });
};
