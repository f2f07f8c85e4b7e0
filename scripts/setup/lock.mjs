import { mkdirSync, openSync, closeSync, rmSync, statSync, utimesSync } from 'node:fs';
import { dirname } from 'node:path';
import { say } from './report.mjs';

const HEARTBEAT_MS = 2000;
const STALE_MS = 15_000;

/**
 * Runs `work` while nobody else on this machine holds the same lock. The holder touches the file every two seconds, so
 * the lock of a killed holder, in whatever container it ran, is free after fifteen.
 *
 * @template T
 * @param {string} path of the lock file
 * @param {string} waiting what to say while somebody else holds it
 * @param {() => Promise<T>} work
 */
export async function withLock(path, waiting, work) {
  mkdirSync(dirname(path), { recursive: true });
  for (let said = false; !take(path); await pause(500)) {
    if (!said) say(`  ${waiting}`);
    said = true;
  }
  const heartbeat = setInterval(() => touch(path), HEARTBEAT_MS);
  const release = () => rmSync(path, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener('exit', release);
    release();
  }
}

function take(path) {
  try {
    closeSync(openSync(path, 'wx'));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (age(path) > STALE_MS) rmSync(path, { force: true });
    return false;
  }
}

function age(path) {
  try {
    return Date.now() - statSync(path).mtimeMs;
  } catch {
    return 0; // released in this moment
  }
}

function touch(path) {
  try {
    utimesSync(path, new Date(), new Date());
  } catch {
    // Somebody removed it; the work goes on all the same.
  }
}

function pause(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
