import type { StatementOf } from '../../../shared/consultation.ts';
import type { Area, BasisName } from '../../../shared/basis.ts';
import { shortDay } from '../../words/practice-time.ts';

/** What is said about who may decide (R4 to R6). */
type DecidingStatement = StatementOf<
  | 'capacity_doubt'
  | 'capacity_presumed'
  | 'capacity_assessed'
  | 'representative'
  | 'representative_removed'
  | 'guardian_dispute'
  | 'child_in_care'
  | 'mental_health'
  | 'view_noted'
  | 'objection_decided'
  | 'nobody_decides'
  | 'answering_for'
  | 'own_view'
>;

const joined = (...parts: string[]) => parts.filter((part) => part !== '').join('. ');
const views = { happy: 'Happy with it', not_sure: 'Not sure', no: 'Says no' };
const noted = { content: 'Content', objects: 'Objects', unable: 'Could not be heard' };
const guardian = { yes: 'a guardian', no: 'not a guardian', not_sure: 'not sure whether a guardian' };

const areas: Record<Area, string> = {
  healthcare: 'healthcare',
  personal_welfare: 'personal welfare',
  property: 'property',
};
/** What gave somebody a say, in a few words. */
const bases: Record<BasisName, string> = {
  parent_guardian: 'parent who is a guardian',
  appointed_guardian: 'appointed guardian',
  state_agency: 'the State’s agency for children',
  court_for_child: 'by order of a court',
  enduring_power_2015: 'attorney under an enduring power (2015 Act)',
  enduring_power_1996: 'attorney under an enduring power (1996 Act)',
  healthcare_representative: 'designated healthcare representative',
  decision_making_representative: 'decision-making representative',
  ward_committee: 'committee of a ward of court',
  court_for_adult: 'by order of a court',
  co_decision_maker: 'co-decision-maker',
  decision_making_assistant: 'decision-making assistant',
  next_of_kin: 'next of kin, which is no authority',
};

function assessed(s: StatementOf<'capacity_assessed'>): string {
  const parts = [
    ['understand', s.understands],
    ['retain', s.retains],
    ['weigh', s.weighs],
    ['communicate', s.communicates],
  ] as const;
  const cannot = parts.filter(([, can]) => !can).map(([what]) => what);
  const found =
    cannot.length === 0
      ? 'Has capacity for this decision'
      : `Lacks capacity for this decision: cannot ${cannot.join(', ')}`;
  return joined(found, s.note);
}

function representative(s: StatementOf<'representative'>): string {
  const from = s.inForceFrom === null ? '' : `In force from ${shortDay(s.inForceFrom)}`;
  const until = s.expires === null ? '' : `Expires ${shortDay(s.expires)}`;
  const covers = s.evidence === '' ? '' : `Covers ${s.covers.map((area) => areas[area]).join(', ')}`;
  const who = `${s.name}, ${s.relationship}, ${bases[s.basis]}`;
  return joined(who, `Verified: ${s.verified}`, s.evidence, from, until, covers);
}

/** The words for each; exhaustive by type. */
export function decidingWords(statement: DecidingStatement): { about: string; said: string } {
  switch (statement.kind) {
    case 'capacity_doubt':
      return { about: 'Capacity', said: `In doubt: ${statement.note}` };
    case 'capacity_presumed':
      return { about: 'Capacity', said: `Presumed again: ${statement.note}` };
    case 'capacity_assessed':
      return { about: 'Capacity', said: assessed(statement) };
    case 'representative':
      return { about: 'Who may decide', said: representative(statement) };
    case 'representative_removed':
      return { about: 'Who may decide', said: `No longer: ${statement.why}` };
    case 'guardian_dispute':
      return {
        about: 'Guardians',
        said: joined(statement.known ? 'Known to disagree' : 'No disagreement known', statement.note),
      };
    case 'child_in_care':
      return { about: 'Child in care', said: joined(statement.inCare ? 'Yes' : 'No', statement.note) };
    case 'mental_health':
      return { about: 'Treatment for mental health', said: statement.applies ? 'Yes' : 'No' };
    case 'view_noted':
      return { about: 'The patient’s own view', said: joined(noted[statement.view], statement.words) };
    case 'objection_decided':
      return {
        about: 'After an objection',
        said: joined(statement.goOn ? 'Going on' : 'Not going on', statement.why),
      };
    case 'nobody_decides':
      return {
        about: 'Nobody has authority to decide',
        said: joined(statement.necessity, statement.willAndPreferences, statement.consulted),
      };
    case 'answering_for':
      return {
        about: 'Who answered on the patient’s screen',
        said: `${statement.name}, ${statement.relationship}, ${guardian[statement.guardian]} by their own account`,
      };
    case 'own_view':
      return { about: 'The patient’s own view', said: joined(views[statement.view], statement.words) };
  }
}
