import type { AskOwnPicture, AskingRefused } from '../../../shared/http-own-picture.ts';
import type { ConsultationFacts, Statement } from '../../../shared/consultation.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import { StatementId } from '../../../shared/ids.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { linkWindow, patientLinkWorks } from '../../identity/invitations.ts';
import { newId } from '../../platform/ids.ts';
import { Refusal, blockedBy, refuseIfBlocked } from '../../platform/refusal.ts';
import { minorIntimateBlockers, toldNow } from '../consent/consent.rules.ts';
import { appendStatement } from '../consultation/append-statement.ts';
import { changeConsultation, needGp } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { askedAfterBlockers, openOwnPicture } from '../consultation/own-picture.rules.ts';

const BEFORE: ReadonlySet<string> = new Set(['booked', 'preparing', 'waiting']);
const AFTER: ReadonlySet<string> = new Set(['finishing', 'closed']);

const planOf = (plan: NonNullable<AskOwnPicture['plan']>) =>
  ({ kind: 'plan', ...plan, involved: 'You send a picture that you already have.' }) as const;

/** R29: as if the plan stood already, so that nobody is asked for what may not be received. */
const withPlan = (
  { facts, now, author }: OpenConsultation,
  plan: AskOwnPicture['plan'],
): ConsultationFacts => {
  if (plan === null) return facts;
  const planned: Statement = { ...planOf(plan), id: newId(StatementId), at: now.toISOString(), author };
  return { ...facts, statements: [...facts.statements, planned] };
};

const refuse = (reason: AskingRefused, blockers: readonly Blocker[] = []): Refusal =>
  new Refusal('blocked', { blockers, reasons: [reason] });

/**
 * R35: nobody is asked who cannot answer. Before the call a new link can be sent and consent be given on the page; after it
 * neither.
 */
const needAnswerable = async ({ tx, id, now, facts }: OpenConsultation, before: boolean): Promise<void> => {
  const startsAt = new Date(facts.startsAt);
  const works = before
    ? now.toISOString() <= linkWindow(startsAt).validUntil
    : await patientLinkWorks(tx, { id, startsAt }, now);
  if (!works) throw refuse('link_closed');
  const blockers = before ? [] : askedAfterBlockers(facts);
  if (blockers.length > 0) throw refuse('not_agreed_in_call', blockers);
};

/**
 * R35, R2: the consulting GP asks for a picture that the patient already has, and says why it is necessary. Before the call
 * the plan is written with it; after the call nothing new can be planned, and the patient's answers from the call stand.
 * @throws Refusal `conflict` in the conversation or with a request open, `blocked` (R27 without a plan, R29; with a reason of
 * `ASKING_REFUSED` where the patient could not answer)
 */
export const askOwnPicture = (
  deps: ClinicalDeps,
  actor: StaffActor,
  id: ConsultationId,
  { what, necessity, plan }: AskOwnPicture,
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    needGp(consultation);
    const { facts } = consultation;
    const before = BEFORE.has(facts.state.name);
    if (!before && !AFTER.has(facts.state.name)) throw new Refusal('conflict');
    if (plan !== null && !before) throw new Refusal('conflict');
    if (openOwnPicture(facts)) throw new Refusal('conflict');
    const planned = withPlan(consultation, plan);
    if (!toldNow(planned)) throw blockedBy('plan_missing');
    refuseIfBlocked(minorIntimateBlockers(planned));
    await needAnswerable(consultation, before);
    if (plan !== null) await appendStatement(consultation, planOf(plan));
    await appendStatement(consultation, { kind: 'necessity', text: necessity });
    await appendStatement(consultation, { kind: 'own_picture_asked', what });
    await consultation.audit('picture.asked');
  });
