import { CopyId } from '../../../shared/ids.ts';
import type { DerivedCopies } from '../retention/derived-copies.ts';
import type { StillVault } from '../stills/still-vault.ts';

/** R33: a disposed record's shares go: links, looks, captions, what was asked for. */
const shares: DerivedCopies = {
  kind: 'share',
  async list(tx, patientId) {
    const rows = await tx.selectFrom('share').select('id').where('patient_id', '=', patientId).execute();
    return rows.map(({ id }) => ({ id, sha256: null }));
  },
  async destroyKeys(tx, patientId) {
    const own = tx.selectFrom('share').select('id').where('patient_id', '=', patientId);
    for (const table of ['share_look', 'share_session', 'share_item'] as const)
      await tx.deleteFrom(table).where('share_id', 'in', own).execute();
    await tx.deleteFrom('share').where('patient_id', '=', patientId).execute();
  },
  destroyObject: () => Promise.resolve(),
};

/** R33: and the copies for education and training, with every consent to sharing, after the shares that cite them. */
const teachingCopies = (vault: Pick<StillVault, 'copies'>): DerivedCopies => ({
  kind: 'teaching_copy',
  async list(tx, patientId) {
    const rows = await tx
      .selectFrom('still_copy')
      .select(['id', 'sha256_stored'])
      .where('patient_id', '=', patientId)
      .where('wrapped_key', 'is not', null)
      .execute();
    return rows.map(({ id, sha256_stored: sha256 }) => ({ id, sha256 }));
  },
  async destroyKeys(tx, patientId) {
    await tx.deleteFrom('still_copy').where('patient_id', '=', patientId).execute();
    await tx.deleteFrom('sharing_consent').where('patient_id', '=', patientId).execute();
  },
  destroyObject: (id) => vault.copies.destroy(CopyId.parse(id)),
});

/** What sharing made of a record, for its disposal, in the order in which it has to go. */
export const disposeSharing = (vault: Pick<StillVault, 'copies'>): DerivedCopies[] => [
  shares,
  teachingCopies(vault),
];
