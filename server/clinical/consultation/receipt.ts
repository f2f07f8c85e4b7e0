import { BODY_SITES } from '../../../shared/body-sites.ts';
import type { Receipt } from '../../../shared/views.ts';
import { latest } from '../checklist/checklist.rules.ts';
import { answersTo } from '../consent/standing.rules.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

const SCOPES = [
  ['video', 'Talking by video'],
  ['examination', 'The examination'],
  ['take', 'Taking photographs'],
  ['store', 'Keeping photographs in your record'],
] as const;

/** R20: the patient's receipt – only what is true: what was taken, who was there, who can see it, for how long. */
export const receiptOf = ({ facts, practice }: LoadedConsultation): Receipt | null => {
  if (facts.state.name !== 'finishing' && facts.state.name !== 'closed') return null;
  return {
    stills: facts.stills.map((still) => ({
      id: still.id,
      takenAt: still.takenAt,
      state: still.state,
      what: `A photograph of ${still.site ? BODY_SITES[still.site].plain : 'what you showed'}`,
    })),
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
