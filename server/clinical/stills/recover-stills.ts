import { CaptureId, StillId } from '../../../shared/ids.ts';
import { destroyStill } from './destroy-still.ts';
import { destroyTransient } from './destroy-transient.ts';
import type { StillDeps } from './store-picture.ts';

/**
 * At every start: removes what a killed server left half-done – objects without a row (never acknowledged) and partial
 * uploads whose capture has ended. What is still under way stays, so that the device can go on; so does what is not ours.
 * @returns how many objects and uploads went
 */
export const recoverStills = async (deps: StillDeps): Promise<{ objects: number; uploads: number }> => {
  let objects = 0;
  for (const name of await deps.vault.listStills()) {
    const { data: id } = StillId.safeParse(name);
    if (!id) continue;
    const row = await deps.db
      .selectFrom('still')
      .select(['id', 'state'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (row && row.state !== 'discarded' && row.state !== 'moved') continue;
    await destroyStill(deps, id);
    objects += 1;
  }
  // Objects that went just before the kill: what is left is to say so.
  const unsaid = await deps.db
    .selectFrom('still')
    .select('id')
    .where('state', 'in', ['discarded', 'moved'])
    .where('objects_destroyed_at', 'is', null)
    .execute();
  for (const { id } of unsaid) await destroyStill(deps, id);
  let uploads = 0;
  for (const name of await deps.vault.listUploads()) {
    const { data: id } = CaptureId.safeParse(name);
    if (!id) continue;
    const row = await deps.db.selectFrom('capture').select('state').where('id', '=', id).executeTakeFirst();
    if (row && (row.state === 'uploading' || row.state === 'processing')) continue;
    await deps.vault.discardUpload(id);
    uploads += 1;
  }
  const unsaidTransient = await deps.db
    .selectFrom('capture')
    .select('id')
    .where('state', '=', 'stored')
    .where('transient_destroyed_at', 'is', null)
    .execute();
  for (const { id } of unsaidTransient) await destroyTransient(deps, id);
  return { objects, uploads };
};
