import type { DisposalId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StillVault } from '../stills/still-vault.ts';
import type { DerivedCopies } from './derived-copies.ts';
import type { RetentionDeps } from './retention-deps.ts';

export interface DisposalDeps extends RetentionDeps {
  readonly vault: Pick<StillVault, 'newPatientKey' | 'destroy'>;
  readonly copies: readonly DerivedCopies[];
  /** A disposal stands once it is committed; what then fails is told to the log and done again. */
  readonly onError: (error: unknown, where: string) => void;
}

/** R33: deletes the objects of one disposal, whose keys are gone, and says so in the log and the audit. Repeatable. */
export const finishDisposal = async (deps: DisposalDeps, id: DisposalId): Promise<void> => {
  const disposal = await deps.db
    .selectFrom('disposal')
    .select(['practice_id', 'patient_id', 'stills', 'copies'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  for (const still of disposal.stills) await deps.vault.destroy(still.id);
  for (const copy of disposal.copies)
    await deps.copies.find(({ kind }) => kind === copy.kind)?.destroyObject(copy.id);
  const at = deps.clock.now();
  const objects = disposal.stills.length + disposal.copies.length;
  await deps.db.transaction().execute(async (tx) => {
    const finished = await tx
      .insertInto('disposal_finished')
      .values({ disposal_id: id, at, objects })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (!finished.numInsertedOrUpdatedRows) return;
    await recordAudit(tx, {
      at,
      event: 'retention.disposal_finished',
      actor: { role: 'system' },
      practiceId: disposal.practice_id,
      patientId: disposal.patient_id,
      detail: { disposalId: id, objects },
    });
  });
};

/**
 * At every start, and every few seconds: disposals whose objects a killed server or a failing disk left behind. One that
 * cannot be finished is told to the log and holds up neither the start nor the others.
 */
export const finishDisposals = async (deps: DisposalDeps): Promise<void> => {
  const open = await deps.db
    .selectFrom('disposal')
    .leftJoin('disposal_finished', 'disposal_id', 'disposal.id')
    .select('disposal.id')
    .where('disposal_id', 'is', null)
    .execute();
  for (const { id } of open)
    await finishDisposal(deps, id).catch((error: unknown) => deps.onError(error, 'disposal'));
};
