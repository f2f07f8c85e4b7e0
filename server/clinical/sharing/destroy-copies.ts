import type { CopyId, StillId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { AuditActor } from '../../audit/record-audit.ts';
import type { Tx } from '../../platform/database.ts';
import type { Effect } from '../consultation/change-consultation.ts';
import { endShares } from './end-shares.ts';

interface Destroying {
  readonly at: Date;
  readonly actor: AuditActor;
}

type Why = 'withdrawn' | 'origin_gone' | 'discarded';

/**
 * Destroys copies: their keys go with this transaction, the objects right after it.
 * @returns what is left to do once it is durable
 */
export const destroyCopies = async (
  tx: Tx,
  ids: readonly CopyId[],
  { at, actor, why }: Destroying & { readonly why: Why },
): Promise<Effect[]> => {
  if (ids.length === 0) return [];
  const gone = await tx
    .updateTable('still_copy')
    .set({
      state: 'destroyed',
      wrapped_key: null,
      destroyed_at: at,
      destroyed_why: why,
      in_collection_at: null,
    })
    .where('id', 'in', [...ids])
    .where('state', '!=', 'destroyed')
    .returning(['id', 'still_id', 'practice_id', 'patient_id'])
    .execute();
  for (const copy of gone) {
    await recordAudit(tx, {
      at,
      event: 'copy.destroyed',
      actor,
      practiceId: copy.practice_id,
      patientId: copy.patient_id,
      detail: { copyId: copy.id, stillId: copy.still_id, why },
    });
  }
  return gone.map(({ id }) => ({ kind: 'destroy_copy', copyId: id }));
};

/** Sharings in which no still is left that exists. */
const emptied = async (tx: Tx, stillId: StillId) => {
  const shares = await tx
    .selectFrom('share_item')
    .innerJoin('share', 'share.id', 'share_item.share_id')
    .select('share.id')
    .where('still_id', '=', stillId)
    .where('ended_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('share_item as other')
            .innerJoin('still', 'still.id', 'other.still_id')
            .select('other.position')
            .whereRef('other.share_id', '=', 'share.id')
            .where('still.id', '!=', stillId)
            .where('still.state', '=', 'filed'),
        ),
      ),
    )
    .execute();
  return shares.map(({ id }) => id);
};

/**
 * R24, R33: a still goes – discarded, or disposed of after its retention – and with it every copy made of it, and every
 * sharing that showed nothing else. Call it in the transaction that destroys the still.
 * @returns what is left to do once it is durable
 */
export const destroyCopiesOf = async (
  tx: Tx,
  stillId: StillId,
  destroying: Destroying,
): Promise<Effect[]> => {
  const copies = await tx
    .selectFrom('still_copy')
    .select('id')
    .where('still_id', '=', stillId)
    .where('state', '!=', 'destroyed')
    .execute();
  await endShares(tx, await emptied(tx, stillId), { ...destroying, why: 'nothing_left' });
  return destroyCopies(
    tx,
    copies.map(({ id }) => id),
    { ...destroying, why: 'origin_gone' },
  );
};
