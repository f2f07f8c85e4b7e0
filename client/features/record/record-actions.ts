import type { NoteWithdrawal, Withdrawal } from '../../../shared/http-withdrawal.ts';
import type { ConsultationId, PatientId, StillId } from '../../../shared/ids.ts';

export interface RecordActions {
  again: () => void;
  /** The FHIR file of one consultation, handed to the browser to save; audited (R32). Rejects with ClientError. */
  release: (id: ConsultationId) => Promise<void>;
  /** R19: it was filed for the wrong patient; opens the way to the right one's record. */
  misfiled: (id: StillId) => void;
  /** R3: whose word can stop photographs after this call. Rejects with ClientError. */
  withdrawal: (id: ConsultationId) => Promise<Withdrawal>;
  /** R3: writes down that somebody stopped them. Rejects with ClientError. */
  noteWithdrawal: (id: ConsultationId, body: NoteWithdrawal) => Promise<void>;
  /** The still has reached the practice's own system (R32). Rejects with ClientError. */
  confirmInPracticeRecord: (id: StillId) => Promise<void>;
}

export const recordHref = (id: PatientId) => `/patients/${id}/record`;
export const stillHref = (patient: PatientId, still: StillId) => `/patients/${patient}/record?still=${still}`;
