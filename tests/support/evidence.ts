import { sql } from 'kysely';
import type { TestApp } from './test-app.ts';

/** One entry of the audit, without when. */
export interface Audited {
  readonly event: string;
  readonly actor: Record<string, unknown>;
  readonly detail: Record<string, unknown>;
  readonly consultation_id: string | null;
}

/** Runs something and returns what it returned, with every audit entry that was written meanwhile, in order. */
export const auditedDuring = async <Result>(
  { db }: TestApp,
  work: () => Promise<Result>,
): Promise<{ result: Result; entries: Audited[] }> => {
  const { seq } = await db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  const result = await work();
  const entries = await db
    .selectFrom('audit_entry')
    .select(['event', 'actor', 'detail', 'consultation_id'])
    .where('seq', '>', seq ?? 0)
    .orderBy('seq')
    .execute();
  return { result, entries };
};

/** Every value in every table, as PostgreSQL writes them, for a search of the whole database. */
export const databaseText = async ({ db }: TestApp): Promise<string> => {
  const tables = await sql<{ name: string }>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name
    from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(db);
  let text = '';
  for (const { name } of tables.rows) {
    const rows = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
    text += rows.rows.map(({ row }) => row).join('\n');
  }
  return text;
};
