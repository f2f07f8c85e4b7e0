import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser';
import { ARROWS } from './arrows.ts';

/** One broken wall: the wall's name, the file that breaks it and what it reached. */
export interface Breach {
  readonly wall: string;
  readonly from: string;
  readonly to: string;
}

/** What dependency-cruiser read, and which walls it found broken. */
export interface Reading {
  readonly modules: readonly IModule[];
  readonly breaches: readonly Breach[];
}

/**
 * Reads the modules below some folders and holds them against the walls.
 *
 * @param root absolute; the walls' paths are relative to it
 * @param folders relative to root
 * @throws Error when dependency-cruiser gives no result
 */
export async function readModules(root: string, folders: string[]): Promise<Reading> {
  const { output } = await cruise(
    folders,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: ARROWS },
      doNotFollow: 'node_modules',
      exclude: '^tests/checks/fixtures/|^scripts/media-worker/subprojects/',
      tsPreCompilationDeps: true,
      parser: 'tsc',
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css', '.json'],
    },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave a report instead of a result');
  return { modules: output.modules, breaches: breachesOf(output) };
}

const breachesOf = ({ summary }: ICruiseResult): Breach[] =>
  summary.violations.map(({ rule, from, to, cycle, via }) => ({
    wall: rule.name,
    from,
    to: [...(cycle ?? via ?? [])].map(({ name }) => name).join(' → ') || to,
  }));
