import { DEFAULT_PRACTICE_POLICY, PracticePolicy } from '../../../shared/practice-policy.ts';
import type { PracticeId } from '../../../shared/ids.ts';
import type { Reader } from '../../platform/database.ts';

/** The practice's choices as they hold now: its newest version, or the careful defaults. */
export const practicePolicy = async (db: Reader, practiceId: PracticeId): Promise<PracticePolicy> => {
  const newest = await db
    .selectFrom('practice_policy')
    .select('body')
    .where('practice_id', '=', practiceId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest
    ? PracticePolicy.parse({ ...DEFAULT_PRACTICE_POLICY, ...newest.body })
    : DEFAULT_PRACTICE_POLICY;
};
