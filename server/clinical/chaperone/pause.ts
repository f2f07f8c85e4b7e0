import { PauseId } from '../../../shared/ids.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal, blockedBy } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { stopCaptures } from '../stills/stop-captures.ts';
import { isPaused } from './chaperone.rules.ts';

const openPause = ({ facts }: OpenConsultation) => facts.pauses.find(({ endedAt }) => endedAt === null);

/** The chaperone stops it: the patient's picture is off for everyone, sound stays, the shutter is closed (R30). */
export const pause = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const { facts, me, tx, now, author } = consultation;
    if (facts.state.name !== 'conversation') throw blockedBy('conversation_not_open');
    if (me?.status !== 'admitted') throw new Refusal('not_allowed');
    if (isPaused(facts)) return;
    await tx
      .insertInto('pause')
      .values({
        id: newId(PauseId),
        consultation_id: id,
        started_at: now,
        started_by: JSON.stringify(author),
      })
      .execute();
    await stopCaptures(consultation, 'paused', ['requested']);
    await consultation.audit('chaperone.paused');
  });

/** A chaperone who is in the call is content to go on; the patient is asked. */
export const requestResume = (deps: ClinicalDeps, actor: Actor, id: ConsultationId): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    if (consultation.me?.status !== 'admitted') throw new Refusal('not_allowed');
    const current = openPause(consultation);
    if (!current) throw new Refusal('conflict');
    await consultation.tx
      .updateTable('pause')
      .set({ resume_requested_at: consultation.now })
      .where('id', '=', current.id)
      .execute();
    await consultation.audit('chaperone.resume_requested');
  });

/** The pause ends when the patient agrees; "not yet" leaves it in force until the chaperone asks again. */
export const answerResume = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { agree }: { agree: boolean },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const current = openPause(consultation);
    if (!current || current.resumeRequestedAt === null) throw new Refusal('conflict');
    await consultation.tx
      .updateTable('pause')
      .set(agree ? { ended_at: consultation.now } : { resume_requested_at: null })
      .where('id', '=', current.id)
      .execute();
    if (agree) await consultation.audit('chaperone.resumed');
  });
