import type { Giver, WhoGives } from '../../../shared/http-sharing.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { readConsultation } from '../consultation/read-consultation.ts';
import { refuseSharing } from './refuse.ts';
import { giversOf, whoGives, withdrawersOf } from './who-gives.rules.ts';

/** R4, R7: who may agree today, from what the consultation of the still has on record. */
export const whoGivesFor = async (
  deps: ClinicalDeps,
  consultationId: ConsultationId,
  scope: 'share' | 'teaching',
): Promise<WhoGives> => {
  const loaded = await readConsultation(deps, consultationId);
  if (!loaded) throw new Refusal('not_found');
  return whoGives(loaded.facts, loaded.patient.name, scope);
};

/** Those whose word this is. @throws Refusal `sharing_refused`: nobody may, or not this person */
export const entitledGivers = (who: WhoGives, index: number): readonly Giver[] => {
  refuseSharing(who.kind === 'nobody' ? 'nobody_may' : null);
  const givers = giversOf(who, index);
  refuseSharing(givers ? null : 'not_entitled');
  return givers ?? [];
};

/** R3, R24: everybody whose word ends a consent: the patient first, then whoever decides. */
export const withdrawersFor = async (
  deps: ClinicalDeps,
  consultationId: ConsultationId,
): Promise<readonly Giver[]> => {
  const loaded = await readConsultation(deps, consultationId);
  if (!loaded) throw new Refusal('not_found');
  const { facts, patient } = loaded;
  return withdrawersOf(whoGives(facts, patient.name, 'share'), patient.name);
};
