import type {
  CopyCheck,
  CopyEdits,
  Region,
  SharePurpose,
  ShareStatus,
  SharingRefusal,
} from '../../../shared/http-sharing.ts';

/** R24: a sharing lasts at most so long; longer needs to be asked again. */
const MAX_SHARE_DAYS = 90;

/** S1: wrong codes until a share's link is locked. */
export const MAX_CODE_TRIES = 5;

const DAY_MS = 24 * 60 * 60_000;

/**
 * R25: outside the care team a recipient gets copies that identify nobody, unless the patient agreed to be identified to
 * this recipient. Education is never an occasion to be identified.
 */
export const formOf = (share: {
  readonly purpose: SharePurpose;
  readonly identified: boolean;
}): 'as_filed' | 'copy' => {
  if (share.purpose === 'care') return 'as_filed';
  return share.purpose === 'other' && share.identified ? 'as_filed' : 'copy';
};

interface StillState {
  readonly state: 'unfiled' | 'filed' | 'discarded' | 'moved';
  readonly awaitsDecision: boolean;
}

/** R32, R3: what may leave the record, or be copied, at all. */
export const stillRefusal = (still: StillState | undefined): SharingRefusal | null => {
  if (still?.state !== 'filed') return 'not_filed';
  return still.awaitsDecision ? 'awaits_decision' : null;
};

/** R24: a sharing ends; not before today is over, and not later than asked about. */
export const untilRefusal = (expiresAt: Date, now: Date): SharingRefusal | null =>
  expiresAt > now && expiresAt.getTime() - now.getTime() <= (MAX_SHARE_DAYS + 1) * DAY_MS
    ? null
    : 'until_out_of_range';

/** A consent as the rules need it: its last word. */
export interface LiveConsent {
  readonly scope: 'share' | 'teaching';
  readonly decision: 'yes' | 'no' | 'withdrawn';
  readonly withdrawn: boolean;
  readonly stillIds: readonly string[];
}

export const consentHolds = (consent: LiveConsent | undefined): boolean =>
  consent?.decision === 'yes' && !consent.withdrawn;

/** An item of a share: its still, and whether an accepted copy under a consent that holds is there. */
interface ItemState {
  readonly still: StillState | undefined;
  readonly copyAccepted: boolean;
}

interface ShareState {
  readonly purpose: SharePurpose;
  readonly identified: boolean;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
  readonly issuedAt: Date | null;
  readonly lockedAt: Date | null;
  readonly consent: LiveConsent | undefined;
  readonly items: readonly ItemState[];
}

/** R24, R25, R3: may the recipient be shown this one now? The share itself has to be open as well. */
export const itemShown = (share: Pick<ShareState, 'purpose' | 'identified'>, item: ItemState): boolean =>
  stillRefusal(item.still) === null && (formOf(share) === 'as_filed' || item.copyAccepted);

const isOver = (share: Pick<ShareState, 'endedAt' | 'expiresAt'>, now: Date): boolean =>
  share.endedAt !== null || share.expiresAt <= now;

/** R24: where a sharing stands. */
export const statusOf = (share: ShareState, now: Date): ShareStatus => {
  if (share.endedAt !== null) return 'ended';
  if (share.expiresAt <= now) return 'expired';
  if (share.lockedAt !== null) return 'locked';
  if (share.issuedAt !== null) return 'open';
  return share.items.every((item) => itemShown(share, item)) ? 'ready' : 'needs_copy';
};

/** R24, R25: why no link may be made: consent, time, and checked copies. */
export const shareRefusal = (share: ShareState, now: Date): SharingRefusal | null => {
  if (!consentHolds(share.consent)) return 'consent_missing';
  if (isOver(share, now)) return 'share_over';
  const stills = share.items.map(({ still }) => stillRefusal(still)).find((refusal) => refusal !== null);
  if (stills) return stills;
  return share.items.every((item) => itemShown(share, item)) ? null : 'copy_not_checked';
};

/** R24: nothing is left for the recipient to see. One still that is gone, or waits for a decision, takes only itself away. */
export const showsNothing = (share: ShareState, now: Date): boolean =>
  !consentHolds(share.consent) || isOver(share, now) || !share.items.some((item) => itemShown(share, item));

const inside = ({ x, y, width, height }: Region, size: { width: number; height: number }): boolean =>
  x + width <= size.width && y + height <= size.height;

/** R25: a crop, and every covered part, lie on the picture. */
export const editsRefusal = (
  { crop, redactions }: CopyEdits,
  size: { width: number; height: number },
): SharingRefusal | null =>
  [...(crop ? [crop] : []), ...redactions].every((region) => inside(region, size)) ? null : 'region_outside';

/** R24, R25: a copy is made under a consent that holds and names this still, where one is needed at all. */
export const copyRefusal = (
  consent: LiveConsent | undefined,
  stillId: string,
  share: { readonly purpose: SharePurpose; readonly identified: boolean } | null,
): SharingRefusal | null => {
  if (!consent || !consentHolds(consent) || !consent.stillIds.includes(stillId)) return 'consent_missing';
  if (share && formOf(share) === 'as_filed') return 'copy_not_needed';
  // What is taught with is what was agreed to be taught with.
  return share?.purpose === 'education' ? 'consent_missing' : null;
};

/** R25: a second person, who has looked at every point. */
export const checkRefusal = (
  copy: { readonly state: string; readonly madeBy: string },
  checker: string,
  looked: CopyCheck | null,
): SharingRefusal | null => {
  if (copy.state !== 'to_check') return 'not_to_check';
  if (copy.madeBy === checker) return 'same_person';
  if (looked && !Object.values(looked).every((seen) => seen)) return 'checklist_incomplete';
  return null;
};
