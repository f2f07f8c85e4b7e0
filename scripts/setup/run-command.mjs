import { spawn } from 'node:child_process';
import { ROOT } from './places.mjs';
import { SetupError } from './report.mjs';

const TAIL_LINES = 40;

/**
 * Runs a program and gathers what it says. Ends it, and all it started, after `limit` milliseconds.
 *
 * @param {string} command
 * @param {string[]} words
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, limit?: number, onLine?: (line: string) => void }} options
 * @returns {Promise<{ code: number | null, output: string, timedOut: boolean }>} code is null when a signal ended it
 *   or it could not be started
 */
export function run(command, words, { cwd = ROOT, env = process.env, limit, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, words, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    const endAll = () => endGroup(child.pid);
    const leave = (signal) => {
      endAll();
      process.exit(signal === 'SIGINT' ? 130 : 143);
    };
    const timer = limit && setTimeout(() => ((timedOut = true), endAll()), limit);
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, leave);
    const hear = (part) => {
      output += part;
      if (onLine) for (const line of String(part).split(/[\r\n]+/)) if (line) onLine(line);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) => (output += `${command}: ${error.message}\n`));
    child.on('close', (code) => {
      clearTimeout(timer);
      for (const signal of ['SIGINT', 'SIGTERM']) process.removeListener(signal, leave);
      resolve({ code, output, timedOut });
    });
  });
}

/** Like `run`, but a failure throws a SetupError with `what` and the last lines of the output. */
export async function mustRun(what, command, words, options) {
  const { code, output, timedOut } = await run(command, words, options);
  if (code === 0) return output;
  const why = timedOut ? 'took too long' : `failed (${[command, ...words].join(' ')})`;
  throw new SetupError(`${what} ${why}. Its last lines:\n\n${tail(output)}`);
}

/** The last lines of a program's output. */
export function tail(output, lines = TAIL_LINES) {
  return output.trimEnd().split('\n').slice(-lines).join('\n');
}

function endGroup(pid) {
  try {
    if (pid) process.kill(-pid, 'SIGTERM');
  } catch {
    // It ended by itself.
  }
}
