import { sql } from 'kysely';
import type {
  AcknowledgeImagePolicy,
  ImagePolicyDue,
  ImagePolicyText,
  ImagePolicyView,
  PublishImagePolicy,
} from '../../../shared/http-policy.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import type { Reader } from '../../platform/database.ts';
import { sha256 } from '../../platform/keys/hash.ts';
import { Refusal } from '../../platform/refusal.ts';
import { SHIPPED_IMAGE_POLICY } from './image-policy-text.ts';

type Person = Pick<StaffActor, 'practiceId' | 'userId'>;

/** The text that Sightline came with is a practice's version 1 from the day it is first read: later it is theirs. */
const adopt = async (deps: ClinicalDeps, { practiceId }: Person): Promise<void> => {
  await deps.db
    .insertInto('image_policy')
    .values({
      practice_id: practiceId,
      version: 1,
      at: deps.clock.now(),
      by_user_id: null,
      text: SHIPPED_IMAGE_POLICY,
      sha256: sha256(SHIPPED_IMAGE_POLICY),
    })
    .onConflict((conflict) => conflict.columns(['practice_id', 'version']).doNothing())
    .execute();
};

/** Newest first. */
const versions = async (db: Reader, { practiceId }: Person): Promise<ImagePolicyText[]> => {
  const rows = await db
    .selectFrom('image_policy')
    .leftJoin('app_user', 'app_user.id', 'image_policy.by_user_id')
    .select(['version', 'at', 'text', 'sha256', 'app_user.name'])
    .where('image_policy.practice_id', '=', practiceId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map(({ version, at, text, sha256: hash, name }) => ({
    version,
    at: at.toISOString(),
    byName: name,
    sha256: hash,
    text,
  }));
};

const newest = async (deps: ClinicalDeps, person: Person) => {
  await adopt(deps, person);
  const all = await versions(deps.db, person);
  const [current] = all;
  if (!current) throw new Refusal('internal');
  return { all, current };
};

const acknowledgedAt = async (db: Reader, person: Person, version: number): Promise<string | null> => {
  const row = await db
    .selectFrom('image_policy_acknowledgement')
    .select('at')
    .where('practice_id', '=', person.practiceId)
    .where('user_id', '=', person.userId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.at.toISOString() ?? null;
};

/** Everybody who can sign in, and when they acknowledged this version. */
const staffOf = async (db: Reader, { practiceId }: Person, version: number) => {
  const rows = await db
    .selectFrom('app_user')
    .leftJoin('image_policy_acknowledgement as ack', (join) =>
      join.onRef('ack.user_id', '=', 'app_user.id').on('ack.version', '=', version),
    )
    .select(['app_user.name', 'app_user.title', 'ack.at'])
    .where('app_user.practice_id', '=', practiceId)
    .where('app_user.disabled_at', 'is', null)
    .orderBy(sql`lower(app_user.name)`)
    .execute();
  return rows.map(({ name, title, at }) => ({ name, title, acknowledgedAt: at?.toISOString() ?? null }));
};

/** R23: the policy in force, its versions, and whether this person has acknowledged it; for a manager, who has. */
export const imagePolicy = async (deps: ClinicalDeps, actor: StaffActor): Promise<ImagePolicyView> => {
  const { all, current } = await newest(deps, actor);
  return {
    current,
    acknowledgedAt: await acknowledgedAt(deps.db, actor, current.version),
    versions: all.map(({ text: _text, ...version }) => version),
    staff: actor.role === 'manager' ? await staffOf(deps.db, actor, current.version) : null,
    timeZone: (await practiceCard(deps.db, actor.practiceId)).timeZone,
  };
};

/** R23: one version, for ever. @throws Refusal `not_found` */
export const imagePolicyVersion = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  version: number,
): Promise<ImagePolicyText> => {
  const { all } = await newest(deps, actor);
  const found = all.find((each) => each.version === version);
  if (!found) throw new Refusal('not_found');
  return found;
};

const newestNumber = async (db: Reader, { practiceId }: Person): Promise<number | null> => {
  const { version } = await db
    .selectFrom('image_policy')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('practice_id', '=', practiceId)
    .executeTakeFirstOrThrow();
  return version;
};

/** R23: is there a version that this person has not acknowledged? Asked by every page of the staff: no text is read for it. */
export const imagePolicyDue = async (deps: ClinicalDeps, actor: StaffActor): Promise<ImagePolicyDue> => {
  const version = (await newestNumber(deps.db, actor)) ?? (await newest(deps, actor)).current.version;
  return { version, due: (await acknowledgedAt(deps.db, actor, version)) === null };
};

/** R23: this person has read this very text. Twice is once. @throws Refusal `conflict`: it is not the current one */
export const acknowledgeImagePolicy = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  { version, sha256: hash }: AcknowledgeImagePolicy,
): Promise<void> => {
  const { current } = await newest(deps, actor);
  if (current.version !== version || current.sha256 !== hash) throw new Refusal('conflict');
  const now = deps.clock.now();
  const { practiceId, userId } = actor;
  await deps.db.transaction().execute(async (tx) => {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('image_policy_acknowledgement')
      .values({ practice_id: practiceId, version, user_id: userId, at: now })
      .onConflict((conflict) => conflict.columns(['practice_id', 'version', 'user_id']).doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows !== 1n) return;
    await recordAudit(tx, {
      at: now,
      event: 'image_policy.acknowledged',
      actor: { role: actor.role, userId },
      practiceId,
      detail: { version, sha256: hash },
    });
  });
};

/**
 * R23: a new version, which everybody then acknowledges anew.
 * @throws Refusal `conflict` when somebody published since, or the text is the same
 */
export const publishImagePolicy = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  { basedOn, text }: PublishImagePolicy,
): Promise<void> => {
  await adopt(deps, actor);
  const now = deps.clock.now();
  const hash = sha256(text);
  await deps.db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('practice')
      .select('id')
      .where('id', '=', actor.practiceId)
      .forNoKeyUpdate()
      .execute();
    const [current] = await versions(tx, actor);
    if (current?.version !== basedOn || current.sha256 === hash) throw new Refusal('conflict');
    const version = basedOn + 1;
    await tx
      .insertInto('image_policy')
      .values({
        practice_id: actor.practiceId,
        version,
        at: now,
        by_user_id: actor.userId,
        text,
        sha256: hash,
      })
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'image_policy.published',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      detail: { version, sha256: hash },
    });
  });
};
