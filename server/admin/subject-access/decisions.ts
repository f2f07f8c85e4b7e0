import type { ReviewItem } from '../../../shared/http-access.ts';
import type { AccessRequestId } from '../../../shared/ids.ts';
import type { Reader } from '../../platform/database.ts';
import { sha256 } from '../../platform/keys/hash.ts';

/** A part as somebody reads it: its words may change under the same id, their hash does not stay. */
export interface ReadItem extends ReviewItem {
  readonly sha256: string;
}

/** Puts each part's hash beside its words. */
export const asRead = (items: readonly ReviewItem[]): ReadItem[] =>
  items.map((item) => ({ ...item, sha256: sha256(item.text) }));

const keyOf = (id: string, hash: string): string => `${id} ${hash}`;

/** The newest decision about a part with these words; none when the words are not those that somebody read. */
export const decisionsOf = async (db: Reader, requestId: AccessRequestId) => {
  const rows = await db
    .selectFrom('access_decision')
    .innerJoin('app_user', 'app_user.id', 'access_decision.by_user_id')
    .select(['item', 'text_sha256', 'include', 'ground', 'reason', 'at', 'app_user.name as by'])
    .where('request_id', '=', requestId)
    .orderBy('seq')
    .execute();
  const newest = new Map(rows.map((row) => [keyOf(row.item, row.text_sha256), row]));
  return (item: Pick<ReadItem, 'id' | 'sha256'>) => newest.get(keyOf(item.id, item.sha256));
};
