import type { DestroyedCopy } from '../../../shared/http-retention.ts';
import type { PatientId } from '../../../shared/ids.ts';
import type { Tx } from '../../platform/database.ts';

/**
 * Something made from a patient's record that has to go with it: a shared view, a teaching copy, an access pack. Each slice
 * that makes such copies brings one of these; `app.ts` hands them all to retention.
 */
export interface DerivedCopies {
  /** As the disposal log names them ("teaching_copy"). */
  readonly kind: string;
  /** What there is of this patient, for the log. */
  list(tx: Tx, patientId: PatientId): Promise<readonly Omit<DestroyedCopy, 'kind'>[]>;
  /** In the disposal's own transaction, after its log is written: keys, rows and words go. */
  destroyKeys(tx: Tx, patientId: PatientId): Promise<void>;
  /** After the commit, and again after a crash: the object whose key is gone. Repeating it does nothing more. */
  destroyObject(id: string): Promise<void>;
}
