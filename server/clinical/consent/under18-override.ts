import type { StatementOf, Told } from '../../../shared/consultation.ts';
import type { Under18Decision, Under18Requests } from '../../../shared/http-under18.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { recordAudit } from '../../audit/record-audit.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { appendStatementBy } from '../consultation/append-statement.ts';
import { SYSTEM, changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import type { LoadedConsultation } from '../consultation/loaded-consultation.ts';
import { readConsultation } from '../consultation/read-consultation.ts';
import { raiseReview } from '../review/raise-review.ts';
import { toldNow } from './consent.rules.ts';

type Asked = StatementOf<'under18_override_asked'>;

/** What the second clinician has not answered yet, about the plan in force. */
const openRequest = ({ facts }: LoadedConsultation): Asked | undefined => {
  if (!['booked', 'preparing', 'waiting', 'conversation'].includes(facts.state.name)) return undefined;
  const planId = toldNow(facts)?.planId;
  const asked = facts.statements.findLast(
    (s): s is Asked => s.kind === 'under18_override_asked' && s.planId === planId,
  );
  const decided = facts.statements.some(
    (s) => s.kind === 'under18_override_decided' && asked && s.planId === planId && s.at >= asked.at,
  );
  return decided ? undefined : asked;
};

interface OpenRequest {
  readonly loaded: LoadedConsultation;
  readonly asked: Asked;
  readonly told: Told;
}

/** What other GPs of the practice ask now. Never one's own. */
const openRequests = async (deps: ClinicalDeps, actor: StaffActor): Promise<OpenRequest[]> => {
  const rows = await deps.db
    .selectFrom('statement')
    .innerJoin('consultation', 'consultation.id', 'statement.consultation_id')
    .select('consultation.id')
    .distinct()
    .where('statement.kind', '=', 'under18_override_asked')
    .where('practice_id', '=', actor.practiceId)
    .where('clinician_id', '!=', actor.userId)
    .where('state_name', 'in', ['booked', 'preparing', 'waiting', 'conversation'])
    .execute();
  const open: OpenRequest[] = [];
  for (const { id } of rows) {
    const loaded = await readConsultation(deps, id);
    const asked = loaded && openRequest(loaded);
    const told = loaded && toldNow(loaded.facts);
    if (loaded && asked && told) open.push({ loaded, asked, told });
  }
  return open;
};

/** How many there are: the number beside "Review". Not audited: a number and nothing else. */
export const countUnder18Requests = async (deps: ClinicalDeps, actor: StaffActor): Promise<number> =>
  (await openRequests(deps, actor)).length;

/** R29: what other GPs of the practice ask a second clinician, audited as read. */
export const under18Requests = async (deps: ClinicalDeps, actor: StaffActor): Promise<Under18Requests> => {
  const requests: Under18Requests['requests'] = [];
  for (const { loaded, asked, told } of await openRequests(deps, actor)) {
    requests.push({
      consultationId: loaded.id,
      planId: asked.planId,
      askedAt: asked.at,
      clinicianName: loaded.facts.clinician.name,
      patientName: loaded.patient.name,
      patientAge: loaded.facts.patientAge,
      site: told.site,
      side: told.side,
      why: told.why,
      reason: asked.reason,
    });
    await recordAudit(deps.db, {
      at: deps.clock.now(),
      event: 'override.read',
      actor: { role: actor.role, userId: actor.userId },
      practiceId: loaded.practiceId,
      consultationId: loaded.id,
      patientId: loaded.patientId,
    });
  }
  return { requests };
};

/**
 * R29: a second clinician agrees or does not, to this plan alone. Agreement enters the review queue.
 * @throws Refusal `not_found` (another practice, nothing asked), `not_allowed` (one's own), `conflict` (another plan now)
 */
export const decideUnder18 = (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: ConsultationId,
  { planId, allow, reason }: Under18Decision,
): Promise<void> =>
  changeConsultation(deps, SYSTEM, id, async (consultation) => {
    const { practiceId, clinicianId, patientId, tx, now } = consultation;
    if (practiceId !== actor.practiceId) throw new Refusal('not_found');
    if (clinicianId === actor.userId) throw new Refusal('not_allowed');
    const asked = openRequest(consultation);
    if (!asked) throw new Refusal('not_found');
    if (asked.planId !== planId) throw new Refusal('conflict');
    const by = { role: 'gp', participantId: null, name: actor.name } as const;
    await appendStatementBy(consultation, by, { kind: 'under18_override_decided', planId, allow, reason });
    await recordAudit(tx, {
      at: now,
      event: 'override.decided',
      actor: { role: actor.role, userId: actor.userId },
      practiceId,
      consultationId: id,
      patientId,
      detail: { allow },
    });
    if (!allow) return;
    await raiseReview(tx, {
      kind: 'under18_override',
      at: now,
      practiceId,
      patientId,
      consultationId: id,
      about: clinicianId,
      secondBy: actor.userId,
      reason: asked.reason,
      detail: { rules: ['R29'] },
    });
  });
