import { Refiled, RefileTarget, type Refile } from '../../../shared/http-after.ts';
import type { PatientId, StillId } from '../../../shared/ids.ts';
import { staffRequest } from '../../platform/staff-request.ts';

/** @throws {ClientError} */
export const fetchTarget = (still: StillId, patient: PatientId): Promise<RefileTarget> =>
  staffRequest(RefileTarget, `/api/stills/${still}/refile?patient=${patient}`);

/** R19: moves it. @throws {ClientError} */
export const refile = (still: StillId, body: Refile): Promise<Refiled> =>
  staffRequest(Refiled, `/api/stills/${still}/refile`, { method: 'POST', body });
