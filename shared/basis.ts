import * as z from 'zod/mini';

/** R4, R6: why somebody may decide, decide with, or support. */
export const BasisName = z.enum([
  'parent_guardian',
  'appointed_guardian',
  'state_agency',
  'court_for_child',
  'enduring_power_2015',
  'enduring_power_1996',
  'healthcare_representative',
  'decision_making_representative',
  'ward_committee',
  'court_for_adult',
  'co_decision_maker',
  'decision_making_assistant',
  'next_of_kin',
]);
export type BasisName = z.infer<typeof BasisName>;

/** What an instrument is about. An examination and its photographs are healthcare. */
export const Area = z.enum(['healthcare', 'personal_welfare', 'property']);
export type Area = z.infer<typeof Area>;
