import { BODY_SITES, type BodySite, type Side } from '../../../shared/body-sites.ts';
import type { ClinicianStatement, Modality, ProceedReason } from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import { knownPresent, latest } from './facts.ts';
import { placeFromReason, planStart } from './plan-words.ts';
import { MODALITY_REASONS } from './words.ts';

/** What the one screen before the call holds while it is filled in. Nothing that a clinician attests is filled in for them. */
export interface QuickDraft {
  readonly reason: ProceedReason | null;
  readonly modality: Modality | null;
  readonly site: BodySite | null;
  readonly side: Side | null;
  readonly necessity: string;
  readonly undisturbed: boolean;
}

/** Site and side come from the booking's reason where it names them; everything else is the clinician's. */
export function startDraft(view: StaffView): QuickDraft {
  const place = placeFromReason(view.reason);
  return {
    reason: null,
    modality: null,
    site: place?.site ?? null,
    side: place?.side ?? null,
    necessity: '',
    undisturbed: false,
  };
}

/** Which parts the record has already: they are not asked twice. */
export const stated = (view: StaffView) => ({
  reason: latest(view, 'best_interest') !== null,
  modality: latest(view, 'modality') !== null,
  plan: latest(view, 'plan') !== null,
  necessity: latest(view, 'necessity') !== null,
  undisturbed: latest(view, 'no_interruption') !== null,
});

export type QuickPart = keyof ReturnType<typeof stated>;

/** R2: why a photograph is needed is asked where one is meant. */
export const asksNecessity = (view: StaffView, { modality }: QuickDraft): boolean => {
  const way = modality ?? latest(view, 'modality')?.modality ?? null;
  return way === 'photograph' || way === 'both';
};

const sideOf = ({ site, side }: QuickDraft): Side | null =>
  site !== null && !BODY_SITES[site].paired ? 'none' : side;

/** The parts that still want something of the clinician. */
export function unanswered(view: StaffView, draft: QuickDraft): QuickPart[] {
  const done = stated(view);
  const open: [QuickPart, boolean][] = [
    ['reason', !done.reason && draft.reason === null],
    ['modality', !done.modality && draft.modality === null],
    ['plan', !done.plan && (draft.site === null || sideOf(draft) === null)],
    ['necessity', !done.necessity && asksNecessity(view, draft) && draft.necessity.trim() === ''],
    ['undisturbed', !done.undisturbed && !draft.undisturbed],
  ];
  return open.filter(([, missing]) => missing).map(([part]) => part);
}

/** What is recorded, in the order of the checklist; only what is not stated yet. */
export function statementsOf(view: StaffView, draft: QuickDraft): ClinicianStatement[] {
  const done = stated(view);
  const { reason, modality, site, necessity } = draft;
  const side = sideOf(draft);
  const list: ClinicianStatement[] = [];
  if (!done.reason && reason !== null) list.push({ kind: 'best_interest', reason, note: '' });
  if (!done.modality && modality !== null)
    list.push({ kind: 'modality', modality, reason: MODALITY_REASONS[modality][0] ?? modality });
  if (!done.undisturbed && draft.undisturbed)
    list.push({ kind: 'no_interruption', participants: knownPresent(view) });
  if (!done.plan && site !== null && side !== null)
    list.push({ kind: 'plan', site, side, markedIntimate: false, ...planStart(site, side) });
  if (!done.necessity && asksNecessity(view, draft)) list.push({ kind: 'necessity', text: necessity });
  return list;
}
