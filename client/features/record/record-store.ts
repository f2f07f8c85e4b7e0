import { createStore } from 'zustand/vanilla';
import { Empty, PatientRecord } from '../../../shared/http.ts';
import { Withdrawal } from '../../../shared/http-withdrawal.ts';
import type { NoteWithdrawal } from '../../../shared/http-withdrawal.ts';
import type { ConsultationId, PatientId, StillId } from '../../../shared/ids.ts';
import { clientErrorOf, type ClientError } from '../../platform/client-error.ts';
import { staffFile, staffRequest } from '../../platform/staff-request.ts';

interface RecordState {
  record: PatientRecord | null;
  problem: ClientError | null;
  load: () => Promise<void>;
  /** R22: nothing of it stays in sight. */
  close: () => void;
}

const fromServer = (id: PatientId) => staffRequest(PatientRecord, `/api/patients/${id}/record`);

/** One patient's record. Every reading is audited, so it is read when it is opened and after a change, never by the clock. */
export function createRecordStore(id: PatientId, fetchRecord: typeof fromServer = fromServer) {
  return createStore<RecordState>((set) => ({
    record: null,
    problem: null,
    close: () => {
      set({ record: null });
    },
    load: async () => {
      set({ problem: null });
      try {
        set({ record: await fetchRecord(id) });
      } catch (thrown) {
        set({ problem: clientErrorOf(thrown) });
      }
    },
  }));
}

/** @throws {ClientError} */
export async function confirmInPracticeRecord(id: StillId): Promise<void> {
  await staffRequest(Empty, `/api/stills/${id}/in-practice-record`, {
    method: 'POST',
    body: {},
  });
}

/** The consultation as a FHIR R4 transaction bundle. @throws {ClientError} */
export const fetchRelease = (id: ConsultationId): Promise<Blob> =>
  staffFile(`/api/consultations/${id}/release`);

const withdrawalPath = (id: ConsultationId) => `/api/consultations/${id}/withdrawal`;

/** @throws {ClientError} */
export const fetchWithdrawal = (id: ConsultationId): Promise<Withdrawal> =>
  staffRequest(Withdrawal, withdrawalPath(id));

/** @throws {ClientError} */
export async function noteWithdrawal(id: ConsultationId, body: NoteWithdrawal): Promise<void> {
  await staffRequest(Empty, withdrawalPath(id), { method: 'POST', body });
}
