import { BODY_SITES } from '../../../shared/body-sites.ts';
import type { BodySite } from '../../../shared/body-sites.ts';
import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { ConsultationFacts, Still, Told } from '../../../shared/consultation.ts';

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

/** What the patient was told when the still was asked for; null where nothing was. */
export type Agreed = Pick<Told, 'site' | 'intimate'> | null;

/**
 * R3, R28, R29: a label cannot make a still into what nobody agreed to. An intimate site where it was not agreed as intimate is
 * refused – such a picture is discarded, and asked for anew under a plan that says so. Under 18 what a second clinician allowed was
 * one plan and one site.
 */
export const labelBlockers = (
  site: BodySite,
  agreed: Agreed,
  { patientAge, policy }: Pick<ConsultationFacts, 'patientAge' | 'policy'>,
): Blocker[] => {
  if (!BODY_SITES[site].intimate || site === agreed?.site) return [];
  if (patientAge < policy.ages.adult) return [blocker('intimate_under_18')];
  return agreed?.intimate ? [] : [blocker('intimate_consent_missing')];
};

/** R3: another site than the one that was agreed needs a note that says why; the note stays with the still. */
export const labelNeedsWhy = (site: BodySite, agreed: Agreed, note: string): boolean =>
  site !== agreed?.site && note.trim() === '';
