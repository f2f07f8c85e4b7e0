import type { ConsultationStateName } from '../../../shared/consultation.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, refuseIfBlocked } from '../../platform/refusal.ts';
import { latest } from '../checklist/checklist.rules.ts';
import { forgetPrivateLines } from '../chaperone/private-line.ts';
import { stopCaptures } from '../stills/stop-captures.ts';
import { changeConsultation, needGp } from './change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from './change-consultation.ts';
import { closeBlockers, openBlockers } from './gates.rules.ts';

const BEFORE_CALL: readonly ConsultationStateName[] = ['booked', 'preparing', 'waiting'];

const need = ({ facts }: OpenConsultation, ...names: ConsultationStateName[]): void => {
  if (!names.includes(facts.state.name)) throw new Refusal('conflict');
};

/** R13, first gate: opens the conversation when nothing of the pre-call checklist is missing. */
export const openConversation = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, now } = consultation;
    if (facts.state.name === 'conversation') return;
    need(consultation, ...BEFORE_CALL);
    refuseIfBlocked(openBlockers(facts));
    await consultation.setState({ name: 'conversation', openedAt: now.toISOString() });
    await consultation.audit('consultation.opened');
  });

const everyoneLeaves = async ({ tx, id, now }: OpenConsultation): Promise<void> => {
  await forgetPrivateLines(tx, id);
  await tx
    .updateTable('participant')
    .set({ status: 'left', left_at: now })
    .where('consultation_id', '=', id)
    .where('status', '!=', 'left')
    .where('role', '!=', 'gp')
    .execute();
};

/** Ends the call. A photograph that is already being sent arrives; one that was only asked for does not happen. */
export const endCall = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { state } = consultation.facts;
    if (state.name !== 'conversation') throw new Refusal('conflict');
    await stopCaptures(consultation, 'call_ended', ['requested']);
    await everyoneLeaves(consultation);
    await consultation.setState({
      name: 'finishing',
      openedAt: state.openedAt,
      endedAt: consultation.now.toISOString(),
    });
    await consultation.audit('consultation.ended');
    consultation.after({ kind: 'call_over' });
  });

/** R18: closes when nothing is unfiled, or with the clinician's reason; R3: never with an undecided withdrawal. */
export const closeConsultation = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { unfiledReason }: { unfiledReason: string | null },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { state } = consultation.facts;
    if (state.name !== 'finishing') throw new Refusal('conflict');
    const blockers = closeBlockers(consultation.facts);
    refuseIfBlocked(
      unfiledReason === null ? blockers : blockers.filter(({ code }) => code !== 'stills_unfiled'),
    );
    await consultation.setState({
      ...state,
      name: 'closed',
      closedAt: consultation.now.toISOString(),
      unfiledReason: blockers.length > 0 ? unfiledReason : null,
    });
    await consultation.audit('consultation.closed', { withUnfiledStills: blockers.length > 0 });
  });

/** There is no call any more into which a photograph could come: nothing that is under way arrives. */
const nothingMoreArrives = async (consultation: OpenConsultation): Promise<void> => {
  await stopCaptures(consultation, 'call_ended', ['requested', 'uploading', 'processing']);
  await everyoneLeaves(consultation);
};

/**
 * R8, R12, R31: seen in person instead, with safety-net advice; from before the call or from within it, whatever has been
 * photographed: the stills that there are wait on the worklist (R18).
 */
export const seeInPerson = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { why, safetyNet }: { why: string; safetyNet: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    need(consultation, ...BEFORE_CALL, 'conversation');
    await nothingMoreArrives(consultation);
    await consultation.setState({ name: 'in_person', at: consultation.now.toISOString(), why, safetyNet });
    await consultation.audit('consultation.in_person');
    consultation.after({ kind: 'call_over' });
  });

/** Cancels what has not begun. */
export const cancel = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { reason }: { reason: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    needGp(consultation);
    need(consultation, ...BEFORE_CALL);
    await nothingMoreArrives(consultation);
    await consultation.setState({ name: 'cancelled', at: consultation.now.toISOString(), reason });
    await consultation.audit('consultation.cancelled');
    consultation.after({ kind: 'call_over' });
  });

/** The patient did not attend. */
export const markNoShow = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    needGp(consultation);
    need(consultation, ...BEFORE_CALL);
    await nothingMoreArrives(consultation);
    await consultation.setState({ name: 'no_show', at: consultation.now.toISOString() });
    await consultation.audit('consultation.no_show');
    consultation.after({ kind: 'call_over' });
  });

/** The patient begins again from the link; their place and their answers are kept. */
const bookAgain = async (consultation: OpenConsultation): Promise<void> => {
  await consultation.setState({ name: 'booked' });
  const patient = consultation.facts.participants.find(({ role }) => role === 'patient');
  if (!patient) return;
  await consultation.tx
    .updateTable('participant')
    .set({ status: 'held', left_at: null })
    .where('id', '=', patient.id)
    .execute();
  consultation.after({ kind: 'session_ended', participantId: patient.id, reason: 'left' });
};

/** R11, R13: whoever waits for another sitting than the one they answered for has questions before them again. */
const askAnew = async ({ facts, now, setState }: OpenConsultation, startsAt: string): Promise<void> => {
  if (facts.state.name !== 'waiting' || latest({ ...facts, startsAt }, 'safe_to_talk')) return;
  await setState({ name: 'preparing', since: now.toISOString() });
};

/** Moves a consultation that has not begun to another time; its links move with it. */
export const reschedule = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { startsAt }: { startsAt: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    needGp(consultation);
    need(consultation, 'booked', 'no_show', 'preparing', 'waiting');
    await consultation.tx
      .updateTable('consultation')
      .set({ starts_at: startsAt })
      .where('id', '=', id)
      .execute();
    if (consultation.facts.state.name === 'no_show') await bookAgain(consultation);
    await askAnew(consultation, startsAt);
    await consultation.audit('consultation.rescheduled', { startsAt });
  });
