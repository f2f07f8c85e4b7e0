import { BODY_SITES } from '../../../shared/body-sites.ts';
import type { Still } from '../../../shared/consultation.ts';
import type { Receipt } from '../../../shared/views.ts';
import { latest } from '../checklist/checklist.rules.ts';
import { answersTo } from '../consent/standing.rules.ts';
import { receiptUntil } from '../../identity/invitations.ts';
import { mayLook } from '../stills/own-view.rules.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

const SCOPES = [
  ['video', 'Talking by video'],
  ['examination', 'The examination'],
  ['take', 'Taking photographs'],
  ['store', 'Keeping photographs in your record'],
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

/** R20: the patient's receipt – only what is true: what was taken, who was there, who can see it, for how long. */
export const receiptOf = ({ facts, practice, practicePolicy }: LoadedConsultation): Receipt | null => {
  if (facts.state.name !== 'finishing' && facts.state.name !== 'closed') return null;
  return {
    stills: facts.stills.map((still) => ({
      id: still.id,
      takenAt: still.takenAt,
      state: still.state,
      what: whatOf(still),
      ownPicture: still.ownPicture && { takenOn: still.ownPicture.takenOn },
      mayLook: mayLook(still, practicePolicy),
      withdrawal: withdrawalOf(still, facts.clinician.name),
    })),
    until: receiptUntil(new Date(facts.startsAt), practicePolicy.receiptDays),
    present: facts.participants
      .filter(({ role, admittedAt }) => role !== 'patient' && admittedAt !== null)
      .map(({ name, title, role }) => ({ name, title, role })),
    whoCanSee: [facts.clinician.name, `Staff who care for you at ${practice.name}`],
    keptFor:
      'Medical records of adults are kept for at least 8 years after your last contact with the practice.',
    safetyNet: latest(facts, 'note')?.safetyNet ?? '',
    consents: SCOPES.flatMap(([scope, what]) => {
      const consents = answersTo(facts, scope).filter((consent) => consent !== undefined);
      return consents.map(({ decision, at }) => ({ what, decision, at }));
    }),
  };
};
