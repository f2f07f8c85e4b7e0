import { Empty } from '../../../shared/http.ts';
import {
  CopyMade,
  SharedView,
  ShareLink,
  ShareMade,
  ShareOpened,
  SharingCounts,
  SharingOverview,
  StillSharing,
} from '../../../shared/http-sharing.ts';
import type {
  CheckCopy,
  NewCopy,
  NewShare,
  TeachingConsent,
  WithdrawSharing,
} from '../../../shared/http-sharing.ts';
import type { CopyId, ShareId, SharingConsentId, StillId } from '../../../shared/ids.ts';
import { request } from '../../platform/http.ts';
import { staffRequest } from '../../platform/staff-request.ts';

const post = (body: unknown) => ({ method: 'POST', body }) as const;
/** Decoding, covering and encoding a large picture takes longer than an ordinary answer. */
const SLOW_MS = 60_000;

/** Each of these rejects with ClientError. */
export const fetchOverview = () => staffRequest(SharingOverview, '/api/sharing');
export const fetchCounts = () => staffRequest(SharingCounts, '/api/sharing/counts');
export const fetchStillSharing = (id: StillId) => staffRequest(StillSharing, `/api/stills/${id}/sharing`);
export const makeShare = (share: NewShare) => staffRequest(ShareMade, '/api/shares', post(share));
export const makeLink = (id: ShareId) => staffRequest(ShareLink, `/api/shares/${id}/link`, post({}));
export const stopShare = (id: ShareId) => staffRequest(Empty, `/api/shares/${id}/stop`, post({}));
export const answerTeaching = (id: StillId, answer: TeachingConsent) =>
  staffRequest(Empty, `/api/stills/${id}/teaching`, post(answer));
export const withdraw = (id: SharingConsentId, giver: WithdrawSharing['giver']) =>
  staffRequest(Empty, `/api/sharing-consents/${id}/withdraw`, post({ giver }));
export const makeCopy = (id: StillId, copy: NewCopy) =>
  staffRequest(CopyMade, `/api/stills/${id}/copies`, { ...post(copy), timeoutMs: SLOW_MS });
export const checkCopy = (id: CopyId, check: CheckCopy) =>
  staffRequest(Empty, `/api/copies/${id}/check`, post(check));
export const collectCopy = (id: CopyId, collected: boolean) =>
  staffRequest(Empty, `/api/copies/${id}/collection`, post({ collected }));
export const discardCopy = (id: CopyId) => staffRequest(Empty, `/api/copies/${id}/discard`, post({}));

/** The recipient’s. The token travels in the body, on a button press only: mail scanners open links (S1). */
export const openShare = (token: string) => request(ShareOpened, '/api/share/open', post({ token }));
export const enterShare = (token: string, code: string) =>
  request(Empty, '/api/share/enter', post({ token, code }));
export const fetchShared = () => request(SharedView, '/api/share/me');
export const leaveShare = () => request(Empty, '/api/share/leave', post({}));
