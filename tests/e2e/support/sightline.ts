import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { z } from 'zod';

/** Sightline as a person starts it: its own process, ports, database and folder. */
export interface Sightline {
  readonly origin: string;
  readonly dataDir: string;
  readonly password: string;
  readonly gpEmail: string;
  readonly chaperoneEmail: string;
  /** The server's process id, and its children's. */
  pid(): number;
  /** Everything that the server printed. */
  output(): string;
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** A connection of the caller's own, to hold a lock with; the caller ends it. */
  connect(): Promise<pg.Client>;
  /** kill -9, as a crash would. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  remove(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

const Registration = z.object({ port: z.number(), applicationPassword: z.string() });

const isReady = async (origin: string): Promise<boolean> => {
  try {
    return (await fetch(`${origin}/api/health`)).ok;
  } catch {
    return false;
  }
};

/** Starts Sightline with a throw-away practice; the pages must be built and the media worker known (`npm` does both). */
export const startSightline = async (): Promise<Sightline> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sightline-e2e-'));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  let printed = '';
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const started = spawn(process.execPath, ['server/main.ts', '--demo'], {
      env: {
        ...process.env,
        SIGHTLINE_PORT: String(port),
        SIGHTLINE_RTC_PORT: '0',
        SIGHTLINE_DATA_DIR: dataDir,
        SIGHTLINE_LOG_LEVEL: 'debug',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    }
    while (!(await isReady(origin))) {
      if (started.exitCode !== null) throw new Error(`Sightline ended:\n${printed}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    if (!running || running.exitCode !== null) return;
    running.kill(signal);
    await once(running, 'exit');
  };

  const connect = async (): Promise<pg.Client> => {
    const file = await readFile(join(dataDir, 'postgres', 'connection.json'), 'utf8');
    const { port: dbPort, applicationPassword } = Registration.parse(JSON.parse(file));
    const connectionString = `postgres://sightline:${applicationPassword}@127.0.0.1:${dbPort}/sightline`;
    const client = new pg.Client({ connectionString });
    await client.connect();
    return client;
  };

  await start();
  while (!printed.includes('Ctrl-C')) await new Promise((resolve) => setTimeout(resolve, 50));
  return {
    origin,
    dataDir,
    password: (await readFile(join(dataDir, 'keys', 'demo-password'), 'utf8')).trim(),
    gpEmail: 'gp@demo.sightline.invalid',
    chaperoneEmail: 'chaperone@demo.sightline.invalid',
    pid: () => child?.pid ?? 0,
    output: () => printed,
    async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
      const client = await connect();
      try {
        return (await client.query<Row>(sql, values)).rows;
      } finally {
        await client.end();
      }
    },
    connect,
    kill: () => end('SIGKILL'),
    start,
    stop: () => end('SIGTERM'),
    async remove() {
      await end('SIGTERM');
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
