import type { CopyId, SharingConsentId, StillId } from '../../../shared/ids.ts';

/** Addresses of sharing: ids only, no names and no clinical words. */
export const teachHref = (still: StillId) => `/sharing/teach/${still}`;
export const prepareHref = (still: StillId, consent: SharingConsentId) =>
  `/sharing/prepare/${still}/${consent}`;
export const checkHref = (copy: CopyId) => `/sharing/check/${copy}`;
