import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { Still } from '../../../shared/consultation.ts';

/** The two identifiers as somebody read them back. */
export interface ReadBack {
  readonly patientName: string;
  readonly dateOfBirth: string;
}

const same = (a: string, b: string): boolean => a.normalize('NFC').trim() === b.normalize('NFC').trim();

/** R19: both identifiers read back are this patient's – a stale or wrong screen is refused. */
export const readBackBlockers = (readBack: ReadBack, patient: ReadBack): Blocker[] =>
  same(readBack.patientName, patient.patientName) && readBack.dateOfBirth === patient.dateOfBirth
    ? []
    : [blocker('identifiers_differ')];

/** R19: what is filed says which part of the body it shows; R3: an undecided withdrawal comes first. */
export const fileBlockers = (still: Pick<Still, 'site' | 'awaitsDecision'>): Blocker[] => [
  ...(still.site === null ? [blocker('still_not_labelled')] : []),
  ...(still.awaitsDecision ? [blocker('withdrawal_undecided')] : []),
];
