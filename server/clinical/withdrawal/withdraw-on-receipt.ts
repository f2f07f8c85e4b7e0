import type { WithdrawPhotographs } from '../../../shared/http-withdrawal.ts';
import type { LinkActor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { giverOf } from '../consent/answerer-here.ts';
import { endConsent } from '../consent/end-consent.ts';
import { withdrawer } from '../consent/withdraw-consent.ts';
import { changeConsultation, ON_RECEIPT } from '../consultation/change-consultation.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { PHOTOGRAPHS, withdrawersOn } from './withdrawal.rules.ts';

/**
 * R3, R20: the one thing that can be done on a receipt besides reading it, for as long as it opens: photographs are stopped,
 * by whoever reads it. The stills that exist wait for the clinician's decision; who hears of it is their worklist.
 * @throws Refusal `not_signed_in` once the link has closed, `conflict` with nothing left to stop, `blocked`
 */
export const withdrawOnReceipt = (
  deps: ClinicalDeps,
  actor: LinkActor,
  { by }: WithdrawPhotographs,
): Promise<void> =>
  changeConsultation(
    deps,
    actor,
    actor.consultationId,
    async (consultation) => {
      const { facts, me } = consultation;
      if (facts.state.name !== 'finishing' && facts.state.name !== 'closed') throw new Refusal('conflict');
      const person = withdrawer(consultation, by);
      const left = withdrawersOn(facts, (me && facts.standsFor.get(me.id)) ?? null);
      if (!left.some((each) => each.by === person.by)) throw new Refusal('conflict');
      const giver = giverOf(consultation, person);
      await endConsent(consultation, person, PHOTOGRAPHS, { giver, how: 'tap', notedBy: null });
    },
    ON_RECEIPT,
  );
