import type { ChangePracticePolicy, PolicyChange, PracticePolicyView } from '../../../shared/http-policy.ts';
import { keysOf } from '../../../shared/keys.ts';
import { DEFAULT_PRACTICE_POLICY, PracticePolicy } from '../../../shared/practice-policy.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { practiceCard } from '../../identity/practice.ts';
import type { Reader } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';

const FIELDS = keysOf(DEFAULT_PRACTICE_POLICY);

const changes = (before: PracticePolicy, after: PracticePolicy): PolicyChange[] =>
  FIELDS.filter((field) => before[field] !== after[field]).map((field) => ({
    field,
    from: before[field],
    to: after[field],
  }));

/** R23: every version, oldest first; a choice that came later is read as its default in what came before it. */
const versions = async (db: Reader, { practiceId }: StaffActor) => {
  const rows = await db
    .selectFrom('practice_policy')
    .leftJoin('app_user', 'app_user.id', 'practice_policy.by_user_id')
    .select(['practice_policy.at', 'practice_policy.body', 'app_user.name'])
    .where('practice_policy.practice_id', '=', practiceId)
    .orderBy('seq')
    .execute();
  return rows.map(({ at, body, name }) => ({
    at: at.toISOString(),
    byName: name ?? 'Sightline',
    policy: PracticePolicy.parse({ ...DEFAULT_PRACTICE_POLICY, ...body }),
  }));
};

/** The practice's choices as they hold now, and who changed what when. */
export const practiceChoices = async (
  { db }: { readonly db: Reader },
  actor: StaffActor,
): Promise<PracticePolicyView> => {
  const all = await versions(db, actor);
  const { timeZone } = await practiceCard(db, actor.practiceId);
  const history = all.map(({ at, byName, policy }, index) => ({
    version: index + 1,
    at,
    byName,
    changes: changes(all[index - 1]?.policy ?? DEFAULT_PRACTICE_POLICY, policy),
  }));
  return {
    version: all.length,
    policy: all.at(-1)?.policy ?? DEFAULT_PRACTICE_POLICY,
    defaults: DEFAULT_PRACTICE_POLICY,
    history: history.reverse(),
    timeZone,
  };
};

/**
 * A new version of the practice's choices; the earlier ones stay.
 * @throws Refusal `conflict` when somebody changed them since, or nothing is different
 */
export const changePracticeChoices = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  { basedOn, policy }: ChangePracticePolicy,
): Promise<PracticePolicyView> =>
  deps.db.transaction().execute(async (tx) => {
    await tx
      .selectFrom('practice')
      .select('id')
      .where('id', '=', actor.practiceId)
      .forNoKeyUpdate()
      .execute();
    const now = deps.clock.now();
    const before = await practiceChoices({ db: tx }, actor);
    const changed = changes(before.policy, policy);
    if (before.version !== basedOn || changed.length === 0) throw new Refusal('conflict');
    await tx
      .insertInto('practice_policy')
      .values({
        practice_id: actor.practiceId,
        at: now,
        by_user_id: actor.userId,
        body: JSON.stringify(policy),
      })
      .execute();
    await recordAudit(tx, {
      at: now,
      event: 'policy.changed',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: actor.practiceId,
      detail: { version: basedOn + 1, changed },
    });
    return practiceChoices({ db: tx }, actor);
  });
