import { readFile, readdir } from 'node:fs/promises';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import pg from 'pg';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;
export type Tx = Transaction<Schema>;
/** Either: reads that need no transaction take this. */
export type Reader = Database | Tx;

const pools = new WeakMap<Database, pg.Pool>();

const types = new pg.TypeOverrides();
// int8 counts (bytes, sequence numbers) stay far below 2^53; a date stays the text it is.
types.setTypeParser(20, Number);
types.setTypeParser(1082, (text: string) => text);

/**
 * Opens the pool. A lost connection (database restart) fails the statement in flight and the next one gets a new
 * connection; idle losses are reported to `onError` and nothing else happens (S8).
 */
export const openDatabase = (url: string, onError: (error: Error) => void, max = 12): Database => {
  const pool = new pg.Pool({ connectionString: url, max, types, connectionTimeoutMillis: 5000 });
  pool.on('error', onError);
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
  pools.set(db, pool);
  return db;
};

/** The same pool for the job queue, which writes its own SQL: answers as node-postgres gives them. */
export const queryAsIs =
  (db: Database) =>
  async (text: string, values?: unknown[]): Promise<pg.QueryResult> => {
    const pool = pools.get(db);
    if (!pool) throw new Error('this database was not opened here');
    return pool.query(text, values);
  };

const migrationsFolder = new URL('../migrations/', import.meta.url);

const readMigrations = async (): Promise<Record<string, Migration>> => {
  const files = (await readdir(migrationsFolder)).filter((name) => /^\d{4}_[a-z_]+\.sql$/.test(name)).sort();
  const entries = files.map(async (name): Promise<[string, Migration]> => {
    const text = await readFile(new URL(name, migrationsFolder), 'utf8');
    return [name, { up: async (db) => void (await sql.raw(text).execute(db)) }];
  });
  return Object.fromEntries(await Promise.all(entries));
};

/** Runs the numbered SQL that has not run yet, forward only. @throws the first failure. */
export const migrate = async (db: Database): Promise<readonly string[]> => {
  const migrator = new Migrator({ db, provider: { getMigrations: readMigrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error instanceof Error ? error : new Error('migration failed', { cause: error });
  return (results ?? []).map((result) => result.migrationName);
};

/** PostgreSQL's unique violation (SQLSTATE 23505). */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === '23505';

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '53300',
]);

/** The database cannot be reached now: the caller may try again (S8). */
export const isUnavailable = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && CONNECTION_CODES.has(String(error.code))) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    ));
