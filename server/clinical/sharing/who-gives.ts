import type { Decider, Giver, WhoGives } from '../../../shared/http-sharing.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import type { Tx } from '../../platform/database.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { readConsultation } from '../consultation/read-consultation.ts';
import type { LoadedConsultation } from '../consultation/loaded-consultation.ts';
import { refuseSharing } from './refuse.ts';
import { allOnRecord, giversOf, whoGives, withdrawersOf } from './who-gives.rules.ts';
import type { Named } from './who-gives.rules.ts';

type Scope = 'share' | 'teaching';

const load = async (deps: ClinicalDeps, consultationId: ConsultationId): Promise<LoadedConsultation> => {
  const loaded = await readConsultation(deps, consultationId);
  if (!loaded) throw new Refusal('not_found');
  return loaded;
};

/** R4, R7: who may agree today, from what the consultation of the still has on record. */
export const whoGivesFor = async (
  deps: ClinicalDeps,
  consultationId: ConsultationId,
  scope: Scope,
): Promise<WhoGives> => {
  const { facts, patient } = await load(deps, consultationId);
  return whoGives(facts, patient.name, scope);
};

/** R3, R24: everybody whose word ends a consent: the patient first, then whoever decides. */
export const withdrawersFor = async (
  deps: ClinicalDeps,
  consultationId: ConsultationId,
): Promise<readonly Decider[]> => {
  const { facts, patient } = await load(deps, consultationId);
  return withdrawersOf(whoGives(facts, patient.name, 'share'), patient.name);
};

/** Who is not on record cannot have said it; who is, and does not decide any more, has changed under the reader's hand. */
const entitled = (
  { facts }: LoadedConsultation,
  named: Named,
  givers: readonly Decider[] | null,
): readonly Giver[] => {
  if (givers) return givers.map(({ role, name }) => ({ role, name }));
  refuseSharing(allOnRecord(facts, named) ? null : 'not_entitled');
  throw new Refusal('conflict');
};

interface Asked {
  readonly consultationId: ConsultationId;
  readonly named: Named;
}

/**
 * R7: those whose word this is, asked in the transaction that records it.
 * @throws Refusal `sharing_refused`: nobody may, or somebody who is not on record; `conflict` when who decides has changed
 */
export const entitledGivers = async (
  deps: ClinicalDeps,
  tx: Tx,
  { consultationId, named, scope }: Asked & { readonly scope: Scope },
): Promise<readonly Giver[]> => {
  const loaded = await load({ ...deps, db: tx }, consultationId);
  const who = whoGives(loaded.facts, loaded.patient.name, scope);
  refuseSharing(who.kind === 'nobody' ? 'nobody_may' : null);
  return entitled(loaded, named, giversOf(who, named));
};

/** R3: whose withdrawal this is, as `entitledGivers`. @throws Refusal as there */
export const entitledWithdrawer = async (
  deps: ClinicalDeps,
  tx: Tx,
  { consultationId, named }: Asked,
): Promise<readonly Giver[]> => {
  const loaded = await load({ ...deps, db: tx }, consultationId);
  const of = withdrawersOf(whoGives(loaded.facts, loaded.patient.name, 'share'), loaded.patient.name);
  return entitled(loaded, named, giversOf({ kind: 'one', of: [...of] }, named));
};
