import { Empty } from '../../../shared/http.ts';
import {
  BreakGlassOpened,
  PatientAccess,
  type BreakGlass,
  type ClearReview,
} from '../../../shared/http-review.ts';
import type { PatientId, ReviewItemId } from '../../../shared/ids.ts';
import { staffRequest } from '../../platform/staff-request.ts';

const post = (body: unknown) => ({ method: 'POST', body }) as const;

/** @throws {ClientError} */
export async function clearReview(id: ReviewItemId, clear: ClearReview): Promise<void> {
  await staffRequest(Empty, `/api/review/${id}/clear`, post(clear));
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
