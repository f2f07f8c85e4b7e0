import { BODY_SITES } from '../../../shared/body-sites.ts';
import type { ConsultationFacts, Still } from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import type { Receipt } from '../../../shared/views.ts';
import { receiptUntil } from '../../identity/invitations.ts';
import { latest } from '../checklist/checklist.rules.ts';
import { answersTo } from '../consent/standing.rules.ts';
import { withdrawersOn } from '../withdrawal/withdrawal.rules.ts';
import { mayLook } from '../stills/own-view.rules.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

const SCOPES = [
  ['video', 'Talking by video'],
  ['examination', 'The examination'],
  ['take', 'Taking photographs'],
  ['store', 'Keeping photographs in the record'],
] as const;

const whatOf = ({ site, ownPicture }: Still): string => {
  const what = site ? BODY_SITES[site].plain : undefined;
  if (ownPicture) return `Your own picture${what === undefined ? '' : ` of ${what}`}`;
  return `A photograph of ${what ?? 'what you showed'}`;
};

/** R3: what became of it after the patient stopped photographs; null where that was not asked. */
const withdrawalOf = (
  { awaitsDecision, decision }: Still,
  clinician: string,
): Receipt['stills'][number]['withdrawal'] => {
  if (awaitsDecision) return { keep: null, at: null, by: clinician };
  if (!decision?.afterWithdrawal) return null;
  return { keep: decision.keep, at: decision.at, by: decision.by };
};

/** R33, as far as it is sure for everybody of this age. */
const keptFor = ({ patientAge, policy }: ConsultationFacts): string =>
  patientAge < policy.ages.adult
    ? 'The medical record of a child is kept at least until their 25th birthday.'
    : 'Medical records of adults are kept for at least 8 years after your last contact with the practice.';

const ownViewIn = (facts: ConsultationFacts): Receipt['ownView'] => {
  const said = latest(facts, 'own_view');
  return said ? { view: said.view, at: said.at } : null;
};

/**
 * R20: the receipt – only what is true: what was taken, who was there, who can see it, for how long.
 * @param reader null for the patient's own page, else the statement that names whoever reads theirs
 */
export const receiptOf = (
  { facts, practice, practicePolicy, patient }: LoadedConsultation,
  reader: StatementId | null,
): Receipt | null => {
  if (facts.state.name !== 'finishing' && facts.state.name !== 'closed') return null;
  return {
    stills: facts.stills.map((still) => ({
      id: still.id,
      takenAt: still.takenAt,
      state: still.state,
      what: whatOf(still),
      ownPicture: still.ownPicture && { takenOn: still.ownPicture.takenOn },
      mayLook: reader === null && mayLook(still, practicePolicy),
      withdrawal: withdrawalOf(still, facts.clinician.name),
    })),
    until: receiptUntil(new Date(facts.startsAt), practicePolicy.receiptDays),
    present: facts.participants
      .filter(({ role, admittedAt }) => role !== 'patient' && admittedAt !== null)
      .map(({ name, title, role }) => ({ name, title, role })),
    whoCanSee: [facts.clinician.name, `Staff who care for you at ${practice.name}`],
    keptFor: keptFor(facts),
    safetyNet: latest(facts, 'note')?.safetyNet ?? '',
    consents: SCOPES.flatMap(([scope, what]) => {
      const consents = answersTo(facts, scope).filter((consent) => consent !== undefined);
      return consents.map(({ decision, at, by, giver }) => ({
        what,
        decision,
        at,
        by: by === reader ? null : by === null ? patient.preferred_name || patient.name : giver.name,
      }));
    }),
    ownView: reader === null ? ownViewIn(facts) : null,
    mayStop: withdrawersOn(facts, reader).map(({ by, name }) => ({
      by,
      name: by === null ? patient.preferred_name || patient.name : name,
    })),
  };
};
