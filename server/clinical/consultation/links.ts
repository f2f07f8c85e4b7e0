import type { NewChaperoneLink, PatientLink } from '../../../shared/http.ts';
import type { ConsultationStateName } from '../../../shared/consultation.ts';
import type { ConsultationId, StatementId } from '../../../shared/ids.ts';
import type * as z from 'zod/mini';
import type { StaffActor } from '../../identity/actor.ts';
import { createInvitation, linkWindow } from '../../identity/invitations.ts';
import { Refusal } from '../../platform/refusal.ts';
import { representatives } from '../consent/who-decides.rules.ts';
import { changeConsultation, needGp } from './change-consultation.ts';
import type { ClinicalDeps } from './change-consultation.ts';

type Person = z.infer<typeof NewChaperoneLink>;

const AHEAD: readonly ConsultationStateName[] = ['booked', 'preparing', 'waiting', 'conversation'];
/** The patient comes back for the receipt as well. */
const FOR_PATIENT: readonly ConsultationStateName[] = [...AHEAD, 'finishing', 'closed'];

const makeLink = (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: ConsultationId,
  make: (token: string) => string,
  person?: Person,
): Promise<PatientLink> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { tx, audit, facts } = consultation;
    needGp(consultation);
    const kind = person ? 'chaperone' : 'patient';
    if (!(person ? AHEAD : FOR_PATIENT).includes(facts.state.name)) throw new Refusal('conflict');
    const invitation = { consultationId: id, kind, createdBy: actor.userId } as const;
    const token = await createInvitation(tx, person ? { ...invitation, person } : invitation);
    await audit('link.made', { kind });
    return { url: make(token), ...linkWindow(new Date(facts.startsAt)) };
  });

/** S1: a fresh link for the patient; the token stands in the fragment, which no server or log ever sees. */
export const makePatientLink = (
  deps: ClinicalDeps,
  origin: string,
  actor: StaffActor,
  id: ConsultationId,
): Promise<PatientLink> => makeLink(deps, actor, id, (token) => `${origin}/v#${token}`);

/** A personal link for a named chaperone without an account (R30: name, role, trained). */
export const makeChaperoneLink = (
  deps: ClinicalDeps,
  origin: string,
  actor: StaffActor,
  id: ConsultationId,
  person: Person,
): Promise<PatientLink> => makeLink(deps, actor, id, (token) => `${origin}/c#${token}`, person);

/**
 * R4, R6: a link for whoever decides and joins from elsewhere, as the clinician named them. It opens with the patient's
 * date of birth, like the patient's own.
 */
export const makeRepresentativeLink = (
  deps: ClinicalDeps,
  origin: string,
  actor: StaffActor,
  id: ConsultationId,
  representativeId: StatementId,
): Promise<PatientLink> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { tx, audit, facts } = consultation;
    needGp(consultation);
    if (!AHEAD.includes(facts.state.name)) throw new Refusal('conflict');
    const person = representatives(facts).find((one) => one.id === representativeId);
    if (person?.joins !== 'own_link') throw new Refusal('not_found');
    const token = await createInvitation(tx, {
      consultationId: id,
      kind: 'representative',
      createdBy: actor.userId,
      person: { name: person.name, title: person.relationship, trained: null },
      representativeId,
    });
    await audit('link.made', { kind: 'representative' });
    return { url: `${origin}/v#${token}`, ...linkWindow(new Date(facts.startsAt)) };
  });

/**
 * S1: a link went to the wrong person. Every link sent so far, the chaperones' too, stops for good, and so does the
 * session of whoever opened one; the consulting clinician and staff who signed in stay.
 */
export const revokeLinks = (deps: ClinicalDeps, actor: StaffActor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    needGp(consultation);
    const { tx, audit, now, after } = consultation;
    await tx
      .updateTable('invitation')
      .set({ revoked_at: now })
      .where('consultation_id', '=', id)
      .where('revoked_at', 'is', null)
      .execute();
    const ended = await tx
      .updateTable('link_session')
      .set({ ended_at: now, end_reason: 'revoked' })
      .where('consultation_id', '=', id)
      .where('ended_at', 'is', null)
      .returning('participant_id')
      .execute();
    await audit('link.revoked', { sessions: ended.length });
    for (const { participant_id: participantId } of ended) {
      after({ kind: 'session_ended', participantId, reason: 'not_allowed' });
    }
  });

/** The practice opens a link again that five wrong dates of birth had locked. */
export const unlockLink = (deps: ClinicalDeps, actor: StaffActor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    needGp(consultation);
    const { tx, audit } = consultation;
    await tx
      .updateTable('consultation')
      .set({ locked_at: null, failed_verifications: 0 })
      .where('id', '=', id)
      .execute();
    await audit('link.unlocked');
  });
