import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { Capture, ConsultationFacts } from '../../../shared/consultation.ts';

/** States in which the one-shot token still has something to do. */
export const isUnderWay = ({ state }: Pick<Capture, 'state'>): boolean =>
  state === 'requested' || state === 'uploading' || state === 'processing';

/** R13: one photograph at a time, until it is stored or has ended; a token is for one. */
export const captureInProgressBlockers = (facts: Pick<ConsultationFacts, 'captures'>): Blocker[] =>
  facts.captures.some(isUnderWay) ? [blocker('capture_in_progress')] : [];

/** R18: a still that is neither filed nor discarded. */
export const unfiledBlockers = (facts: Pick<ConsultationFacts, 'stills'>): Blocker[] =>
  facts.stills.some(({ state }) => state === 'unfiled') ? [blocker('stills_unfiled')] : [];

/** R3: after withdrawal the clinician says what becomes of each still already taken. */
export const withdrawalBlockers = (facts: Pick<ConsultationFacts, 'stills'>): Blocker[] =>
  facts.stills.some((still) => still.awaitsDecision) ? [blocker('withdrawal_undecided')] : [];
