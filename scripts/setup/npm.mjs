import { mustRun } from './run-command.mjs';

/** What a running `npm start` tells its children about itself; a second npm must not take it for its own orders. */
const INHERITED =
  /^npm_(package|lifecycle|command|execpath|config_(local_prefix|prefix|global|omit|production)$)/;

/**
 * Runs PATH's npm.
 *
 * @param {string} what for the sentence that a failure shows
 * @param {string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} options
 */
export function npm(what, words, { cwd, env = process.env } = {}) {
  const clean = Object.fromEntries(Object.entries(env).filter(([name]) => !INHERITED.test(name)));
  return mustRun(what, 'npm', words, { ...(cwd && { cwd }), env: clean });
}
