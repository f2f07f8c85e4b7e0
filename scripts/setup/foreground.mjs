import { spawn } from 'node:child_process';
import { ROOT } from './places.mjs';
import { say } from './report.mjs';

/** Ctrl-C reaches us from the terminal and again from npm: within this time it is one wish. */
const SAME_WISH_MS = 1000;

/**
 * Runs a program to its end with our terminal. The first Ctrl-C (or SIGTERM) is passed on once and the program's clean
 * end awaited; the third ends it by force. Should we be killed ourselves, the program is asked to end.
 *
 * @param {string} node
 * @param {string[]} words script and its arguments
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export function runInForeground(node, words, env) {
  const follow = new URL('./end-with-parent.mjs', import.meta.url).href;
  const child = spawn(node, ['--import', follow, ...words], {
    cwd: ROOT,
    env,
    detached: true, // a group of its own: the terminal's Ctrl-C comes to us alone
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  let wishes = 0;
  let last = 0;
  const wish = (signal) => {
    if (Date.now() - last < SAME_WISH_MS) return;
    last = Date.now();
    wishes += 1;
    if (wishes === 1) child.kill(signal);
    else if (wishes === 2) say('Still closing. Press Ctrl-C once more to stop at once.');
    else child.kill('SIGKILL');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => wish(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGKILL' ? 137 : 1)));
  });
}
