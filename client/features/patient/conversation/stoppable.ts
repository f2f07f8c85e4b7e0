import type { Consent, ConsentScope } from '../../../../shared/consultation.ts';
import { latestConsent } from '../patient-flow.ts';

/** What the patient can stop in the call. */
export type Stoppable = 'photographs' | 'examination' | 'video';

const SCOPES: Record<Stoppable, readonly ConsentScope[]> = {
  photographs: ['take', 'store'],
  examination: ['examination'],
  video: ['video'],
};

/** The scopes to withdraw: only those with a yes in force, because a "no" has nothing to be taken back (R3, R12, R27). */
export const scopesToStop = (consents: readonly Consent[], what: Stoppable): ConsentScope[] =>
  SCOPES[what].filter((scope) => latestConsent(consents, scope)?.decision === 'yes');

/** Whether there is anything of this to stop. */
export const canStop = (consents: readonly Consent[], what: Stoppable): boolean =>
  scopesToStop(consents, what).length > 0;

/** The patient, or the doctor for them, took back a yes to this and has not agreed again since. */
export const isStopped = (consents: readonly Consent[], what: Stoppable): boolean =>
  SCOPES[what].some((scope) => latestConsent(consents, scope)?.decision === 'withdrawn');
