import type { Selectable } from 'kysely';
import type { PracticeId } from '../../shared/ids.ts';
import type { PracticeCard } from '../../shared/views.ts';
import type { Reader } from '../platform/database.ts';
import type { PracticeTable } from '../platform/schema.ts';

/** The practice as people are shown it. */
export const toPracticeCard = (row: Selectable<PracticeTable>): PracticeCard => ({
  name: row.name,
  phone: row.phone,
  address: row.address,
  healthmail: row.healthmail,
  timeZone: row.time_zone,
  complaints: row.complaints,
});

export const practiceCard = async (db: Reader, id: PracticeId): Promise<PracticeCard> =>
  toPracticeCard(await db.selectFrom('practice').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
