import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ConsultationId } from '../../shared/ids.ts';
import type { MediaGrants } from '../../shared/media.ts';
import type { Schema } from '../platform/schema.ts';
import { createLive } from './live.ts';
import type { LiveDeps } from './live.ts';

const ID = ConsultationId.parse('0198a000-0000-7000-8000-000000000001');

/** A database that answers every question with no rows, or with an error while `away` says so. */
const databaseThat = (away: () => boolean): Kysely<Schema> =>
  new Kysely<Schema>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: () => {
      if (away()) throw new Error('connection terminated');
    },
  });

const start = (away: () => boolean) => {
  const applied: MediaGrants[] = [];
  const errors: string[] = [];
  const deps = {
    db: databaseThat(away),
    clock: { now: () => new Date('2026-03-02T10:00:00Z') },
    connected: () => new Set(),
    hub: { members: () => [{}], consultations: () => [ID] },
    media: { applyGrants: async (_: ConsultationId, grants: MediaGrants) => void applied.push(grants) },
    applyEffect: () => Promise.resolve(),
    onError: (_: unknown, where: string) => void errors.push(where),
  } as unknown as LiveDeps;
  return { live: createLive(deps), applied, errors };
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('[R13] a refresh that failed is tried again until the truth is known', async () => {
  let away = true;
  const { live, errors } = start(() => away);
  await live.refresh(ID);
  expect(errors).toEqual(['refresh']);
  await vi.advanceTimersByTimeAsync(1100);
  expect(errors).toHaveLength(3);
  away = false;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(errors).toHaveLength(3);
});

test('[R13] what stays unknown is shown to nobody: no picture and no sound by what was true before', async () => {
  const { live, applied } = start(() => true);
  await live.refresh(ID);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(applied).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(applied.length).toBeGreaterThan(0);
  for (const { produce, receive } of applied) expect([produce.size, receive.size]).toEqual([0, 0]);
});
