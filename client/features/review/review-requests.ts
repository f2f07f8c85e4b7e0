import { Empty } from '../../../shared/http.ts';
import {
  BreakGlassOpened,
  PatientAccess,
  type BreakGlass,
  type ClearReview,
} from '../../../shared/http-review.ts';
import { Under18Requests, type Under18Decision } from '../../../shared/http-under18.ts';
import type { ConsultationId, PatientId, ReviewItemId } from '../../../shared/ids.ts';
import { staffRequest } from '../../platform/staff-request.ts';

const post = (body: unknown) => ({ method: 'POST', body }) as const;

/** @throws {ClientError} */
export async function clearReview(id: ReviewItemId, clear: ClearReview): Promise<void> {
  await staffRequest(Empty, `/api/review/${id}/clear`, post(clear));
}

/** R29: what colleagues ask a second clinician. Reading it is audited. @throws {ClientError} */
export const fetchAsked = (): Promise<Under18Requests> =>
  staffRequest(Under18Requests, '/api/under18-requests');

/** R29: agreed or not, with the reason. @throws {ClientError} */
export async function decideAsked(id: ConsultationId, decision: Under18Decision): Promise<void> {
  await staffRequest(Empty, `/api/consultations/${id}/under18-decision`, post(decision));
}

/** Whose record it would be. @throws {ClientError} */
export const fetchPatientAccess = (id: PatientId): Promise<PatientAccess> =>
  staffRequest(PatientAccess, `/api/patients/${id}/access`);

/** @throws {ClientError} */
export async function openByBreakGlass(id: PatientId, ask: BreakGlass): Promise<void> {
  await staffRequest(BreakGlassOpened, `/api/patients/${id}/break-glass`, post(ask));
}

/** @throws {ClientError} */
export async function endBreakGlass(id: PatientId): Promise<void> {
  await staffRequest(Empty, `/api/patients/${id}/break-glass/end`, post({}));
}
