import type { ConsultationStateName } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { changeConsultation, needGp } from './change-consultation.ts';
import type { ClinicalDeps } from './change-consultation.ts';

/** While somebody can still answer: afterwards the page gives the telephone number and promises nothing. */
const ANSWERABLE: ReadonlySet<ConsultationStateName> = new Set(['preparing', 'waiting', 'conversation']);

/**
 * "I need help": on the day's list, and on the doctor's screen where it has this consultation open, until somebody says
 * that they have seen it.
 * @throws Refusal `conflict` once the appointment is over
 */
export const requestHelp = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
): Promise<{ doctorHere: boolean }> =>
  changeConsultation(deps, actor, id, async ({ tx, now, audit, facts }) => {
    if (!ANSWERABLE.has(facts.state.name)) throw new Refusal('conflict');
    await tx.updateTable('consultation').set({ help_requested_at: now }).where('id', '=', id).execute();
    await audit('patient.help_requested');
    const doctor = facts.participants.find(({ role }) => role === 'gp');
    return { doctorHere: doctor !== undefined && facts.connected.has(doctor.id) };
  });

/** The clinician has seen the request. */
export const helpSeen = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    needGp(consultation);
    if (consultation.helpRequestedAt === null) return;
    const { tx, audit } = consultation;
    await tx.updateTable('consultation').set({ help_requested_at: null }).where('id', '=', id).execute();
    await audit('patient.help_seen');
  });
