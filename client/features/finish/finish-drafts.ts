import { createStore } from 'zustand/vanilla';
import type { ConsultationId, StillId } from '../../../shared/ids.ts';
import type { LabelDraft } from './finishing.ts';

interface NoteDraft {
  note: string;
  safetyNet: string;
}

interface FinishDrafts {
  notes: ReadonlyMap<ConsultationId, NoteDraft>;
  labels: ReadonlyMap<StillId, LabelDraft>;
}

/**
 * What was typed and not yet sent, kept while this page is open: going to the day's list and back loses nothing. In
 * memory only – clinical words never touch the browser's storage (R17).
 */
export const finishDrafts = createStore<FinishDrafts>(() => ({ notes: new Map(), labels: new Map() }));

function changed<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key, value: Value | null) {
  const next = new Map(map);
  if (value === null) next.delete(key);
  else next.set(key, value);
  return next;
}

/** Keeps a note as it is being written; null forgets it. */
export function draftNote(id: ConsultationId, draft: NoteDraft | null): void {
  finishDrafts.setState(({ notes }) => ({ notes: changed(notes, id, draft) }));
}

/** Keeps a still's label as it is being written; null forgets it. */
export function draftLabel(id: StillId, draft: LabelDraft | null): void {
  finishDrafts.setState(({ labels }) => ({ labels: changed(labels, id, draft) }));
}
