import { pathsIn } from './rule-table.ts';

const FOLDERS = /^(server|client|shared|tests|scripts|docs|\.ci)\//;
/** A path that stands for many. */
const PATTERN = /[*<>{}…]|NNNN/;

/**
 * The paths into the project that a page names in backticks and that lead nowhere.
 *
 * @param exists whether a path, relative to the project's root, is there
 */
export const brokenPaths = (markdown: string, exists: (path: string) => boolean): string[] =>
  pathsIn(markdown)
    .filter((path) => FOLDERS.test(path) && !PATTERN.test(path) && !path.includes(' '))
    .filter((path) => !exists(path.replace(/:\d+$/, '')));
