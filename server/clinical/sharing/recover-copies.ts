import { CopyId } from '../../../shared/ids.ts';
import type { StillDeps } from '../stills/store-picture.ts';

/**
 * At every start, before anybody is served: removes objects of copies that no row knows – a server killed between writing
 * and committing – or whose key is gone. What is not ours stays. @returns how many went
 */
export const recoverCopies = async ({ db, vault }: Pick<StillDeps, 'db' | 'vault'>): Promise<number> => {
  let removed = 0;
  for (const name of await vault.copies.list()) {
    const { data: id } = CopyId.safeParse(name);
    if (!id) continue;
    const row = await db.selectFrom('still_copy').select('state').where('id', '=', id).executeTakeFirst();
    if (row && row.state !== 'destroyed') continue;
    await vault.copies.destroy(id);
    removed += 1;
  }
  return removed;
};
