import { expect } from 'vitest';
import type { TestApp } from './test-app.ts';

interface Refused {
  /** Code the person gets. */
  readonly code: string;
  /** Rule IDs in the audit entry. */
  readonly rules?: readonly string[];
}

/**
 * Runs something that must be refused, and asserts what a refusal promises: the code, not one row changed anywhere, and
 * an audit entry that names the rules.
 */
export const expectRefusal = async (
  app: TestApp,
  refused: Refused,
  attempt: () => Promise<{ code: string }>,
): Promise<void> => {
  const before = await app.counts();
  const lastAudit = await app.db
    .selectFrom('audit_entry')
    .select(({ fn }) => fn.max('seq').as('seq'))
    .executeTakeFirstOrThrow();
  const answer = await attempt();
  expect(answer.code).toBe(refused.code);
  expect(await app.counts()).toEqual(before);
  const entries = await app.db
    .selectFrom('audit_entry')
    .select(['event', 'detail'])
    .where('seq', '>', lastAudit.seq ?? 0)
    .where('event', '=', 'request.refused')
    .execute();
  expect(entries).toHaveLength(1);
  expect(entries[0]?.detail).toMatchObject({ code: refused.code });
  for (const rule of refused.rules ?? []) expect(entries[0]?.detail['rules']).toContain(rule);
};
