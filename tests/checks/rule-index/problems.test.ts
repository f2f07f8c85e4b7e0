import { describe, expect, test } from 'vitest';
import { indexProblems, type Evidence } from './problems.ts';
import { parseRuleTable } from './rule-table.ts';

const IN_FORCE = (id: string) => `| ${id} | One sentence. | \`a.ts\` | Factsheet 1 | in force |`;
const LATER = (id: string) => `| ${id} | One sentence. | | Factsheet 1 | next issue |`;
const lines = (change: Partial<Record<string, string>> = {}) =>
  Array.from({ length: 35 }, (_, index) => `R${index + 1}`)
    .map((id) => change[id] ?? (id === 'R1' ? IN_FORCE(id) : LATER(id)))
    .join('\n');

const evidence = (table: string, over: Partial<Evidence> = {}): Evidence => ({
  lines: parseRuleTable(`# Rules\n\n| ID | Rule |\n|---|---|\n${table}\n`),
  read: (path) => (path === 'a.ts' ? '/** R1: cites its basis. */' : undefined),
  tested: new Set(['R1']),
  written: new Map([['R1', ['server/a.rules.ts']]]),
  ...over,
});

describe('the rule index', () => {
  test('agrees with code and tests that agree with it', () => {
    expect(indexProblems(evidence(lines()))).toEqual([]);
  });

  test('wants a test named by the rule', () => {
    expect(indexProblems(evidence(lines(), { tested: new Set(['R2']) }))).toEqual([
      'R1 is in force and no test is named [R1]',
    ]);
  });

  test('wants a file', () => {
    const table = lines({ R1: '| R1 | One sentence. | nowhere | Factsheet 1 | in part: half |' });
    expect(indexProblems(evidence(table))).toEqual(['R1 is in force and names no file']);
  });

  test('wants the file to be there', () => {
    expect(indexProblems(evidence(lines(), { read: () => undefined }))).toEqual(['R1: a.ts is not there']);
  });

  test('wants the file to mention the rule; R12 is another', () => {
    const read = () => '/** R12, R1x */';
    expect(indexProblems(evidence(lines(), { read }))).toEqual(['R1: a.ts does not mention it']);
  });

  test('wants every rule once', () => {
    expect(indexProblems(evidence(lines({ R7: '' })))).toEqual(['R7 has 0 lines in docs/rules.md']);
    expect(indexProblems(evidence(lines({ R7: `${LATER('R7')}\n${LATER('R7')}` })))).toEqual([
      'R7 has 2 lines in docs/rules.md',
    ]);
  });

  test('has no line without a rule', () => {
    expect(indexProblems(evidence(`${lines()}\n${LATER('R36')}`))).toEqual(['R36 is not one of R1–R35']);
  });

  test('knows three statuses', () => {
    const table = lines({ R7: '| R7 | One sentence. | | Factsheet 1 | soon |' });
    expect(indexProblems(evidence(table))).toEqual([
      'R7: status “soon” is not in force, in part or next issue',
    ]);
  });

  test('wants a sentence and a source', () => {
    const table = lines({ R7: '| R7 | | | Factsheet 1 | next issue |' });
    expect(indexProblems(evidence(table))).toEqual(['R7: a sentence and a source are wanted']);
  });

  test('is not outrun by the rules', () => {
    const written = new Map([['R7', ['shared/blockers.ts']]]);
    expect(indexProblems(evidence(lines(), { written }))).toEqual([
      'R7 is written in shared/blockers.ts and is not in force in docs/rules.md',
    ]);
  });

  test('refuses a line with a cell too many', () => {
    expect(() => parseRuleTable('| R1 | a | b | c | in force | more |')).toThrow('6 cells');
  });
});
