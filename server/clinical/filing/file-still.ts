import * as z from 'zod/mini';
import { BodySite } from '../../../shared/body-sites.ts';
import type { Side } from '../../../shared/body-sites.ts';
import type { ConsultationStateName, Still } from '../../../shared/consultation.ts';
import type { ConsultationId, StillId } from '../../../shared/ids.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal, refuseIfBlocked } from '../../platform/refusal.ts';
import { changeConsultation } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { destroyCopiesOf } from '../sharing/destroy-copies.ts';
import { isHeld, needNotHeld } from '../retention/held.ts';
import { ownPictureFileBlockers } from '../consultation/own-picture.rules.ts';
import { fileBlockers, labelBlockers, labelNeedsWhy, readBackBlockers } from './filing.rules.ts';
import type { Agreed } from './filing.rules.ts';

/** R18: also a call that never came to be, for the picture that the patient had sent before it (R35). */
const WORKING: ReadonlySet<ConsultationStateName> = new Set([
  'conversation',
  'finishing',
  'closed',
  'in_person',
  'cancelled',
  'no_show',
]);

const find = ({ facts }: OpenConsultation, stillId: StillId): Still => {
  const still = facts.stills.find(({ id }) => id === stillId);
  if (!still || !WORKING.has(facts.state.name)) throw new Refusal('not_found');
  if (still.state === 'discarded' || still.state === 'moved') throw new Refusal('conflict');
  return still;
};

const Asked = z.object({ told: z.nullable(z.object({ site: BodySite, intimate: z.boolean() })) });

/** What was agreed when this still was asked for, whatever is planned now. */
const agreedFor = async ({ tx }: OpenConsultation, stillId: StillId): Promise<Agreed> => {
  const still = tx.selectFrom('still').select('provenance').where('id', '=', stillId);
  return Asked.parse((await still.executeTakeFirstOrThrow()).provenance).told;
};

/** Body site, side and note; before filing. R3, R28, R29: within what was agreed, or with a note that says why not. */
export const labelStill = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { stillId, site, side, label }: { stillId: StillId; site: BodySite; side: Side; label: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    if (find(consultation, stillId).state !== 'unfiled') throw new Refusal('conflict');
    const agreed = await agreedFor(consultation, stillId);
    refuseIfBlocked(labelBlockers(site, agreed, consultation.facts));
    if (labelNeedsWhy(site, agreed, label)) throw new Refusal('invalid_request', { field: 'label' });
    await consultation.tx.updateTable('still').set({ site, side, label }).where('id', '=', stillId).execute();
    await consultation.audit('still.labelled', { stillId, otherSite: site !== agreed?.site });
  });

/** R18, R19: files it in the record of the consultation's own patient – there is no patient to pick. */
export const fileStill = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { stillId, patientName, dateOfBirth }: { stillId: StillId; patientName: string; dateOfBirth: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const still = find(consultation, stillId);
    if (still.state !== 'unfiled') throw new Refusal('conflict');
    const { name, date_of_birth } = consultation.patient;
    const patient = { patientName: name, dateOfBirth: date_of_birth };
    refuseIfBlocked([
      ...fileBlockers(still),
      ...ownPictureFileBlockers(still, consultation.facts),
      ...readBackBlockers({ patientName, dateOfBirth }, patient),
    ]);
    await consultation.tx
      .updateTable('still')
      .set({
        state: 'filed',
        filed_at: consultation.now,
        filed_by: actor.kind === 'staff' ? actor.userId : null,
      })
      .where('id', '=', stillId)
      .execute();
    await consultation.audit('still.filed', { stillId });
  });

/**
 * R33: a legal hold beats all. A photograph that was never filed and is put away in the very call in which it was taken is
 * no part of the record yet; whatever outlives the call is.
 */
const needFree = async (
  { tx, facts, patientId }: OpenConsultation,
  { state, ownPicture }: Still,
): Promise<void> => {
  const justTaken = facts.state.name === 'conversation' && state === 'unfiled' && ownPicture === null;
  if (!justTaken) await needNotHeld(tx, patientId);
};

const destroy = async (consultation: OpenConsultation, still: Still, reason: string): Promise<void> => {
  const { id: stillId } = still;
  await needFree(consultation, still);
  await consultation.tx
    .updateTable('still')
    .set({ state: 'discarded', discarded_at: consultation.now, wrapped_key: null, awaits_decision: false })
    .where('id', '=', stillId)
    .execute();
  await consultation.audit('still.discarded', { stillId, withReason: reason.length > 0 });
  const destroying = { at: consultation.now, actor: consultation.auditActor };
  for (const effect of await destroyCopiesOf(consultation.tx, stillId, destroying))
    consultation.after(effect);
  consultation.after({ kind: 'destroy_still', stillId });
};

/**
 * Discards an unfiled still: its key goes with this transaction, its objects right after.
 * @throws Refusal `retention_held` (R33)
 */
export const discardStill = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { stillId, reason }: { stillId: StillId; reason: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const still = find(consultation, stillId);
    if (still.state !== 'unfiled') throw new Refusal('conflict');
    await saveDecision(consultation, still, false, reason);
    await destroy(consultation, still, reason);
  });

const saveDecision = async (
  { tx, now, author, patientId }: OpenConsultation,
  { id: stillId, awaitsDecision }: Still,
  keep: boolean,
  reason: string,
): Promise<void> => {
  const decision = {
    keep,
    reason,
    at: now.toISOString(),
    by: author.name,
    afterWithdrawal: awaitsDecision,
    underHold: keep && (await isHeld(tx, patientId)),
  };
  await tx
    .updateTable('still')
    .set({ awaits_decision: false, decision: JSON.stringify(decision) })
    .where('id', '=', stillId)
    .execute();
};

/**
 * R3: after withdrawal the clinician decides, with a reason, whether what was already taken stays. R33: under a legal hold it
 * can only stay, or wait; what stayed so is decided again once the hold is lifted.
 * @throws Refusal `retention_held`
 */
export const decideStill = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { stillId, keep, reason }: { stillId: StillId; keep: boolean; reason: string },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    const still = find(consultation, stillId);
    if (!still.awaitsDecision) throw new Refusal('conflict');
    await saveDecision(consultation, still, keep, reason);
    if (keep) await consultation.audit('still.kept_after_withdrawal', { stillId });
    else await destroy(consultation, still, reason);
  });
