import {
  AccessDecided,
  AccessList,
  AccessPatients,
  AccessRequestMade,
  AccessRequestView,
  AccessReview,
  type AccessClosed,
  type DecideAccess,
  type NewAccessRequest,
} from '../../../shared/http-access.ts';
import { Empty } from '../../../shared/http.ts';
import type { AccessRequestId, PatientId } from '../../../shared/ids.ts';
import type { PatientCard } from '../../../shared/views.ts';
import { staffFile, staffRequest } from '../../platform/staff-request.ts';

const of = (id: AccessRequestId, what = '') => `/api/access-requests/${id}${what}`;
const post = (path: string, body: unknown) => staffRequest(Empty, path, { method: 'POST', body });

/** Every request of the practice, or one patient's. @throws {ClientError}, as all of these */
export const fetchAccessList = (patient: PatientId | null): Promise<AccessList> =>
  staffRequest(AccessList, `/api/access-requests${patient === null ? '' : `?patient=${patient}`}`);

export const findAccessPatients = async (words: string, signal: AbortSignal): Promise<PatientCard[]> => {
  const asked = { method: 'POST', body: { words }, signal } as const;
  return (await staffRequest(AccessPatients, '/api/access-requests/patients', asked)).patients;
};

export const recordAccessRequest = (body: NewAccessRequest): Promise<{ id: AccessRequestId }> =>
  staffRequest(AccessRequestMade, '/api/access-requests', { method: 'POST', body });

export const fetchAccessRequest = (id: AccessRequestId): Promise<AccessRequestView> =>
  staffRequest(AccessRequestView, of(id));

export const fetchAccessReview = (id: AccessRequestId): Promise<AccessReview> =>
  staffRequest(AccessReview, of(id, '/review'));

export const decideAccess = (id: AccessRequestId, body: DecideAccess): Promise<AccessDecided> =>
  staffRequest(AccessDecided, of(id, '/decide'), { method: 'POST', body });

export const makePack = async (id: AccessRequestId): Promise<void> => {
  await post(of(id, '/make'), {});
};

export const extendAccess = async (id: AccessRequestId, why: string): Promise<void> => {
  await post(of(id, '/extend'), { why });
};

export const closeAccess = async (id: AccessRequestId, body: AccessClosed): Promise<void> => {
  await post(of(id, '/close'), body);
};

/** The ZIP; a large one takes minutes on a slow line. */
export const downloadPack = (id: AccessRequestId): Promise<Blob> => staffFile(of(id, '/download'), 600_000);
