import type { ShareId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { AuditActor } from '../../audit/record-audit.ts';
import type { Tx } from '../../platform/database.ts';

interface Ending {
  readonly at: Date;
  readonly actor: AuditActor;
  readonly why: 'stopped' | 'withdrawn' | 'nothing_left';
}

/** R24: ends sharings at once: the link is dead, every session that it opened is over, and the audit says why. */
export const endShares = async (tx: Tx, ids: readonly ShareId[], ending: Ending): Promise<void> => {
  if (ids.length === 0) return;
  const ended = await tx
    .updateTable('share')
    .set({ ended_at: ending.at, ended_why: ending.why })
    .where('id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .returning(['id', 'practice_id', 'patient_id'])
    .execute();
  await tx
    .updateTable('share_session')
    .set({ ended_at: ending.at })
    .where('share_id', 'in', [...ids])
    .where('ended_at', 'is', null)
    .execute();
  for (const share of ended) {
    await recordAudit(tx, {
      at: ending.at,
      event: 'share.stopped',
      actor: ending.actor,
      practiceId: share.practice_id,
      patientId: share.patient_id,
      detail: { shareId: share.id, why: ending.why },
    });
  }
};
