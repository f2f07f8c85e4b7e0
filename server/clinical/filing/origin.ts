import * as z from 'zod/mini';
import type { MovedHere } from '../../../shared/http-after.ts';
import type { LoadedConsultation } from '../consultation/loaded-consultation.ts';

const Snapshot = z.object({
  consents: z.array(z.nullable(z.string())),
  participants: z.array(z.object({ id: z.string() })),
});

/**
 * R19: what was true when a misfiled still was taken, for the record it moves to: its consents and who was there. Staff by
 * name; whoever gave the consents is a third party there and stays unnamed.
 */
export const originOf = (
  { facts }: Pick<LoadedConsultation, 'facts'>,
  provenance: Record<string, unknown>,
): MovedHere['origin'] => {
  const { consents, participants } = Snapshot.parse(provenance);
  const there = new Set(participants.map(({ id }) => id));
  return {
    clinicianName: facts.clinician.name,
    consents: facts.consents
      .filter(({ id }) => consents.includes(id))
      .map(({ scope, decision, at, how }) => ({ scope, decision, at, how })),
    present: facts.participants
      .filter(({ id }) => there.has(id))
      .map(({ role, name, title }) => ({
        role,
        title,
        name: role === 'gp' || role === 'chaperone' ? name : '',
      })),
  };
};
