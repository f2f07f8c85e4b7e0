import type { ConsultationFacts, WordingRef } from '../../../shared/consultation.ts';
import type { ViewQuestion } from '../../../shared/views.ts';
import { whoDecides } from './who-decides.rules.ts';
import type { Band } from './wording-texts.ts';
import { isViewWording, viewWording } from './wordings.ts';
import type { Names, Wordings } from './wordings.ts';

/** Below this age the words are a child's. */
const CHILD = 12;

/** In whose words somebody is asked; null for an adult, who is asked for consent instead. */
const bandOf = (facts: ConsultationFacts): Band | null => {
  const { patientAge: age, policy } = facts;
  if (age >= policy.ages.adult) return null;
  if (age < CHILD) return 'child';
  return whoDecides(facts).who === 'patient' ? 'deciding' : 'young';
};

/** R5: a minor is asked what they think, in their own words. */
export const ownViewQuestion = (
  facts: ConsultationFacts,
  wordings: Wordings,
  names: Names,
): ViewQuestion | null => {
  const band = bandOf(facts);
  return band && { ...viewWording(wordings, band, names), band };
};

/** R3, R5: did the page show the text that is in force? */
export const showedOwnView = (facts: ConsultationFacts, wordings: Wordings, shown: WordingRef): boolean => {
  const band = bandOf(facts);
  return band !== null && isViewWording(wordings, band, shown);
};
