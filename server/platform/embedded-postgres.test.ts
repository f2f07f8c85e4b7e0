import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';

let folder: string;
let dataDir: string;
const lines: string[] = [];
const log = { info: (line: string) => lines.push(line), warn: (line: string) => lines.push(line) };
const running: EmbeddedPostgres[] = [];

async function start(): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, log });
  running.push(database);
  return database;
}

/** Starts the database in a process of its own and kills that process with SIGKILL. @returns pid of the orphan. */
async function startAndKill(): Promise<number> {
  const code = `
    const { startEmbeddedPostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)});
    const log = { info() {}, warn() {} };
    const database = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log });
    console.log('pid=' + database.pid());`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  child.kill('SIGKILL');
  await once(child, 'exit');
  return Number(/pid=(\d+)/.exec(String(said))?.[1]);
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client.query(sql, values).then(
    (result) => client.end().then(() => result.rows as Record<string, unknown>[]),
    (error: unknown) => client.end().then(() => Promise.reject(error as Error)),
  );
}

async function connection(): Promise<{ cluster: string; port: number }> {
  return JSON.parse(await readFile(join(dataDir, 'connection.json'), 'utf8')) as {
    cluster: string;
    port: number;
  };
}

beforeEach(async () => {
  lines.length = 0;
  folder = await mkdtemp(join(tmpdir(), 'sightline-pg-')); // 0700: as root this is the private-folder case
  dataDir = join(folder, 'database');
});

afterEach(async () => {
  for (const database of running.splice(0)) await database.stop();
  if (existsSync(join(dataDir, 'connection.json'))) {
    const { cluster } = await connection().catch(() => ({ cluster: dataDir }));
    await rm(cluster, { recursive: true, force: true });
  }
  await rm(folder, { recursive: true, force: true });
});

describe('starting the embedded PostgreSQL', () => {
  it('refuses a data folder that a living process uses, and says which process', async () => {
    await start();
    await expect(start()).rejects.toThrow(`already running on ${dataDir} (process ${process.pid})`);
  });

  it('refuses to start empty when a cluster that once existed is gone', async () => {
    await (await start()).stop();
    await rm((await connection()).cluster, { recursive: true });
    await expect(start()).rejects.toThrow('is gone from');
  });

  it('refuses a damaged connection file instead of making a new database beside the old one', async () => {
    await (await start()).stop();
    const { cluster } = await connection();
    await writeFile(join(dataDir, 'connection.json'), '{"port":');
    await expect(start()).rejects.toThrow('is damaged');
    await rm(cluster, { recursive: true });
  });

  it('moves to another port when the remembered one is taken', async () => {
    await (await start()).stop();
    const { port } = await connection();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    const { url } = await start();
    squatter.close();
    expect(Number(new URL(url).port)).not.toBe(port);
    expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect((await connection()).port).toBe(Number(new URL(url).port));
  });

  it('removes a postmaster.pid whose process number belongs to somebody else', async () => {
    await (await start()).stop();
    const { cluster } = await connection();
    await writeFile(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n`);
    expect(await query((await start()).url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });
});

describe('what it holds', () => {
  it('keeps data and port over a clean stop', async () => {
    const first = await start();
    await query(first.url, "create table kept as select 'Ó Briain' as name");
    await first.stop();
    await first.stop();
    const second = await start();
    expect(second.url).toBe(first.url);
    expect(await query(second.url, 'select name from kept')).toEqual([{ name: 'Ó Briain' }]);
  });

  it('[S8] keeps data and stops the orphan after SIGKILL of the process that started it', async () => {
    const first = await start();
    await query(first.url, 'create table kept as select 7 as n');
    await first.stop();
    const orphan = await startAndKill();
    expect(() => process.kill(orphan, 0)).not.toThrow(); // it does outlive its parent
    const second = await start();
    expect(second.pid()).not.toBe(orphan);
    expect(await query(second.url, 'select n from kept')).toEqual([{ n: 7 }]);
    expect(lines.join()).toContain('left its database running');
  });

  it('[S8] comes back on the same port after SIGKILL of the server itself', async () => {
    const database = await start();
    await query(database.url, 'create table kept as select 7 as n');
    process.kill(database.pid() ?? 0, 'SIGKILL');
    await vi.waitFor(() => expect(lines.at(-1)).toBe('The database server is running again.'), 20_000);
    expect(await query(database.url, 'select n from kept')).toEqual([{ n: 7 }]);
  });
});

describe('how it is set up', () => {
  it('is UTF-8, in UTC, durable, on loopback alone, with checksums', async () => {
    const { url } = await start();
    const names = ['server_encoding', 'TimeZone', 'fsync', 'synchronous_commit', 'full_page_writes'];
    names.push('listen_addresses', 'data_checksums');
    const [row] = await query(url, `select ${names.map((n) => `current_setting('${n}') as "${n}"`).join()}`);
    expect(row).toEqual({
      server_encoding: 'UTF8',
      TimeZone: 'UTC',
      fsync: 'on',
      synchronous_commit: 'on',
      full_page_writes: 'on',
      listen_addresses: '127.0.0.1',
      data_checksums: 'on',
    });
  });

  it('[S2] wants its own random password, kept in a file that only we can read', async () => {
    const { url } = await start();
    for (const password of ['password', 'postgres', '']) {
      const wrong = new URL(url);
      wrong.password = password;
      await expect(query(wrong.href, 'select 1')).rejects.toThrow(/password/);
    }
    expect((await stat(join(dataDir, 'connection.json'))).mode & 0o777).toBe(0o600);
  });

  it('gives the application a role that is no superuser and may create databases for tests', async () => {
    const { url } = await start();
    const sql = 'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user';
    expect(await query(url, sql)).toEqual([{ rolsuper: false, rolcreatedb: true, rolcreaterole: false }]);
  });

  it('removes everything on stop when it was only wanted for a while', async () => {
    const database = await startEmbeddedPostgres({ dataDir, log, throwAway: true });
    const { cluster } = await connection();
    expect(existsSync(cluster)).toBe(true);
    await database.stop();
    expect([existsSync(cluster), existsSync(dataDir)]).toEqual([false, false]);
  });

  it.runIf(process.getuid?.() === 0)('as root keeps the cluster where its account can read it', async () => {
    await start();
    expect((await connection()).cluster).toMatch(/^\/var\/lib\/sightline\/[0-9a-f]{16}-[0-9a-f]{8}$/);
    expect(lines.join()).toContain(`cannot enter ${dataDir}`);
  });

  it('keeps the cluster beside its connection file where that folder can be entered', async () => {
    await chmod(folder, 0o755);
    await start();
    expect((await connection()).cluster).toBe(join(dataDir, 'cluster'));
  });
});
