import * as z from 'zod/mini';
import { MovedHere } from '../../../shared/http-after.ts';
import type { Destruction } from '../../../shared/http-after.ts';
import type { MovedAway } from '../../../shared/http-after.ts';
import type { Still } from '../../../shared/consultation.ts';
import type { ConsultationId, StillId } from '../../../shared/ids.ts';
import type { Reader } from '../../platform/database.ts';

/** What happened to a still after it was taken, as its record tells it. */
interface StillHistory {
  readonly movedAway: z.infer<typeof MovedAway> | null;
  readonly movedHere: MovedHere | null;
  readonly destruction: Destruction | null;
}

const Confirmed = z.object({ treatedBoth: z.boolean() });

const movesOf = async (db: Reader, id: ConsultationId) => {
  const rows = await db
    .selectFrom('still_move')
    .innerJoin('still', (join) =>
      join.on(({ or, eb, ref }) =>
        or([eb('still.id', '=', ref('from_still_id')), eb('still.id', '=', ref('to_still_id'))]),
      ),
    )
    .selectAll('still_move')
    .select('still.id as still_id')
    .where('still.consultation_id', '=', id)
    .execute();
  return rows.map((row) => ({ ...row, away: row.from_still_id === row.still_id }));
};

/** R20: who destroyed it, when and why; the key went in that instant, the objects when `objectsAt` says. */
const destructionOf = (still: Still, objectsAt: Date | null): Destruction | null => {
  const { discardedAt, decision } = still;
  if (still.state !== 'discarded' || discardedAt === null || decision === null) return null;
  const { by, reason, afterWithdrawal } = decision;
  return { at: discardedAt, by, reason, afterWithdrawal, objectsAt: objectsAt?.toISOString() ?? null };
};

/** What the record says of each still of a consultation: where it came from, where it went, how it was destroyed. */
export const stillHistories = async (
  db: Reader,
  id: ConsultationId,
  stills: readonly Still[],
): Promise<ReadonlyMap<StillId, StillHistory>> => {
  const moves = await movesOf(db, id);
  const objects = new Map(
    (
      await db
        .selectFrom('still')
        .select(['id', 'objects_destroyed_at'])
        .where('consultation_id', '=', id)
        .execute()
    ).map((row) => [row.id, row.objects_destroyed_at]),
  );
  const historyOf = (still: Still): StillHistory => {
    const away = moves.find((row) => row.away && row.still_id === still.id);
    const here = moves.find((row) => !row.away && row.still_id === still.id);
    return {
      movedAway: away ? { at: away.at.toISOString(), by: away.by_name, reason: away.reason } : null,
      movedHere: here
        ? MovedHere.parse({
            at: here.at.toISOString(),
            by: here.by_name,
            reason: here.reason,
            consentNote: here.consent_note,
            treatedBoth: Confirmed.parse(here.confirmed).treatedBoth,
            origin: here.origin,
          })
        : null,
      destruction: destructionOf(still, objects.get(still.id) ?? null),
    };
  };
  return new Map(stills.map((still) => [still.id, historyOf(still)]));
};
