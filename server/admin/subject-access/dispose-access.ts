import { AccessPackId } from '../../../shared/ids.ts';
import type { DerivedCopies } from '../../clinical/retention/derived-copies.ts';
import type { PackVault } from './pack-vault.ts';

/** R33: a disposed record's access requests go with it: who asked, what was decided, and a pack that was not fetched. */
export const disposeAccess = (packs: PackVault): DerivedCopies => ({
  kind: 'access_pack',
  async list(tx, patientId) {
    const rows = await tx
      .selectFrom('access_pack')
      .innerJoin('access_request', 'access_request.id', 'access_pack.request_id')
      .select(['access_pack.id', 'sha256'])
      .where('patient_id', '=', patientId)
      .where('access_pack.wrapped_key', 'is not', null)
      .execute();
    return rows;
  },
  async destroyKeys(tx, patientId) {
    const own = tx.selectFrom('access_request').select('id').where('patient_id', '=', patientId);
    await tx.deleteFrom('access_pack').where('request_id', 'in', own).execute();
    await tx.deleteFrom('access_decision').where('patient_id', '=', patientId).execute();
    await tx.deleteFrom('access_request').where('patient_id', '=', patientId).execute();
  },
  destroyObject: (id) => packs.destroy(AccessPackId.parse(id)),
});
