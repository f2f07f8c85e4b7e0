import { BODY_SITES, type BodySite, type Side } from '../../../shared/body-sites.ts';
import type { Still } from '../../../shared/consultation.ts';
import type { StillId } from '../../../shared/ids.ts';
import type { StaffView } from '../../../shared/views.ts';

/** What is written under a still before it is filed. */
export interface LabelDraft {
  site: BodySite | null;
  side: Side | null;
  label: string;
}

/** Whether somebody still has to do something about it. */
const isOpen = (still: Still): boolean => still.state === 'unfiled' || still.awaitsDecision;

/** The first still that needs somebody, beginning after the one on the screen; null when none does. */
export function nextOpen(stills: readonly Still[], after: StillId | null): Still | null {
  const from = stills.findIndex((still) => still.id === after) + 1;
  return [...stills.slice(from), ...stills.slice(0, from)].find(isOpen) ?? null;
}

/** What is known of a still: its own label, else the plan that the patient agreed to. The clinician still confirms it. */
export function labelOf(still: Still, told: StaffView['told']): LabelDraft {
  if (still.site !== null) return { site: still.site, side: still.side, label: still.label };
  return { site: told?.site ?? null, side: told?.side ?? null, label: still.label };
}

/** A new site keeps the side only where the site has sides. */
export const withSite = (draft: LabelDraft, site: BodySite): LabelDraft => ({
  ...draft,
  site,
  side: BODY_SITES[site].paired ? (draft.side === 'none' ? null : draft.side) : 'none',
});

const WHY_ANOTHER_SITE = 'Say why it shows another part than the one that was agreed.';

/** What is missing before it can be filed, in words; null when nothing is. */
export function labelMissing(
  { site, side, label }: LabelDraft,
  agreed?: BodySite,
): { site?: string; side?: string; label?: string } | null {
  if (site === null) return { site: 'Say which part of the body this shows.' };
  if (side === null) return { side: 'Say which side.' };
  if (agreed && site !== agreed && label.trim() === '') return { label: WHY_ANOTHER_SITE };
  return null;
}

/** Whether the still already carries exactly this label. */
export const sameLabel = (still: Still, { site, side, label }: LabelDraft): boolean =>
  still.site === site && still.side === side && still.label === label.trim();

/** The newest note and safety-net advice on the server. */
export function noteOf(view: StaffView): { note: string; safetyNet: string } {
  const notes = view.statements.filter((statement) => statement.kind === 'note');
  const newest = notes.at(-1);
  return { note: newest?.note ?? '', safetyNet: newest?.safetyNet ?? '' };
}
