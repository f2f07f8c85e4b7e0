import { spawn, type ChildProcess } from 'node:child_process';
import type { DatabaseAccount } from './account.ts';
import type { Binaries } from './binaries.ts';
import { childSurroundings } from './cluster.ts';
import { freePort } from './registration.ts';
import { EmbeddedPostgresError, type StartLog } from './start-log.ts';

interface PostmasterOptions {
  binaries: Binaries;
  account: DatabaseAccount;
  cluster: string;
  log: StartLog;
}

/** Durability stays on. Nothing that a query contains is logged: errors go to the client, `terse` drops values. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};
const READY = 'database system is ready to accept connections';
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 20_000;

/** The database server's main process: starts it, starts it again when it dies, stops it cleanly. */
export class Postmaster {
  readonly #options: PostmasterOptions;
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(options: PostmasterOptions) {
    this.#options = options;
  }

  /** Process id, or undefined while it is not running. */
  pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Starts the server. @returns the port: the one asked for, or another when that one is taken. */
  async start(port: number): Promise<number> {
    let refusal = '';
    for (let attempt = 0; attempt < 40; attempt++) {
      const outcome = await this.#launch(port);
      if (outcome === READY) return port;
      refusal = outcome;
      if (this.#stopping) break;
      if (/could not create any TCP\/IP sockets|could not bind/.test(refusal)) port = await freePort();
      // The backends of a server that was killed need a moment to notice and let go.
      else if (/shared memory block|postmaster\.pid/.test(refusal)) await pause(250);
      else break;
    }
    throw new EmbeddedPostgresError(`The embedded PostgreSQL did not start: ${refusal.trim()}`);
  }

  /** Fast shutdown: sessions are ended, a checkpoint is written. Idempotent. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGINT');
    const impatience = setTimeout(() => child.kill('SIGQUIT'), STOP_LIMIT_MS);
    await closed;
    clearTimeout(impatience);
  }

  /** One attempt. Resolves with READY, or with what the server said before it gave up. */
  #launch(port: number): Promise<string> {
    const { binaries, account, cluster } = this.#options;
    const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    // A session of its own: Ctrl-C in the terminal reaches us alone, and we close in our order.
    const child = spawn(binaries.postgres, ['-D', cluster, '-p', `${port}`, ...settings], {
      ...account,
      ...childSurroundings(cluster),
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    this.#child = child;
    return new Promise((resolve) => {
      let said = '';
      let ready = false;
      const limit = setTimeout(() => child.kill('SIGQUIT'), START_LIMIT_MS);
      child.stderr.on('data', (part) => {
        if (ready) return this.#report(String(part));
        said += String(part);
        ready = said.includes(READY);
        if (!ready) return;
        clearTimeout(limit);
        resolve(READY);
      });
      child.once('error', (error) => (said += error.message));
      child.once('close', () => {
        clearTimeout(limit);
        if (this.#child === child) this.#child = undefined;
        resolve(said);
        if (ready && !this.#stopping) void this.#revive(port);
      });
    });
  }

  /** Passes on what an operator must know (a full disk, a damaged file) and nothing else. */
  #report(lines: string): void {
    for (const line of lines.split('\n')) if (line.includes('PANIC')) this.#options.log.warn(line.trim());
  }

  async #revive(port: number): Promise<void> {
    const { log } = this.#options;
    log.warn('The database server ended unexpectedly. Starting it again.');
    for (let wait = 250; !this.#stopping; wait = Math.min(wait * 2, 5000)) {
      if ((await this.#launch(port)) === READY) return log.info('The database server is running again.');
      await pause(wait);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
