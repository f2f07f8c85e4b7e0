import type { Consent, ConsentScope } from '../../../../shared/consultation.ts';
import type { StatementId } from '../../../../shared/ids.ts';
import type { Answering, PatientView } from '../../../../shared/views.ts';
import { latestConsent } from '../patient-flow.ts';

/** What the patient can stop in the call. */
export type Stoppable = 'photographs' | 'examination' | 'video';

const SCOPES: Record<Stoppable, readonly ConsentScope[]> = {
  photographs: ['take', 'store'],
  examination: ['examination'],
  video: ['video'],
};

/** The scopes to withdraw: only those with a yes in force, because a "no" has nothing to be taken back (R3, R12, R27). */
const scopesToStop = (consents: readonly Consent[], what: Stoppable): ConsentScope[] =>
  SCOPES[what].filter((scope) => latestConsent(consents, scope)?.decision === 'yes');

/** Whether there is anything of this to stop. */
const canStop = (consents: readonly Consent[], what: Stoppable): boolean =>
  scopesToStop(consents, what).length > 0;

/** The patient, or the doctor for them, took back a yes to this and has not agreed again since. */
const isStopped = (consents: readonly Consent[], what: Stoppable): boolean =>
  SCOPES[what].some((scope) => latestConsent(consents, scope)?.decision === 'withdrawn');

/** Somebody at this page who can stop things, and what they can stop or have stopped. */
export interface Stopper {
  readonly by: StatementId | null;
  readonly name: string;
  readonly can: readonly Stoppable[];
  readonly stopped: readonly Stoppable[];
  /** What a tap takes back. */
  readonly scopes: (what: Stoppable) => ConsentScope[];
}

const ALL: readonly Stoppable[] = ['photographs', 'examination', 'video'];

/** Whose consents they are: a yes can be taken back. */
const giver = ({ consents, answering }: PatientView, { by, name }: Answering): Stopper => ({
  by,
  name,
  can: ALL.filter((what) => canStop(consents, what)),
  stopped: ALL.filter((what) => !canStop(consents, what) && isStopped(consents, what)),
  scopes: (what) => (answering ? scopesToStop(consents, what) : []),
});

/**
 * R5: the patient for whom somebody else decides stops things without ever having been asked to agree: it halts until
 * the clinician has decided about it.
 */
const patientThemself = ({ patientName, ownStops }: PatientView): Stopper => {
  const has = (what: Stoppable) => SCOPES[what].some((scope) => ownStops.includes(scope));
  // The video is whoever decides to agree to; the patient pauses theirs, or leaves.
  const here: readonly Stoppable[] = ['photographs', 'examination'];
  return {
    by: null,
    name: patientName,
    can: here.filter((what) => !has(what)),
    stopped: here.filter(has),
    scopes: (what) => [...SCOPES[what]],
  };
};

/** R3, R5: everybody at this page who can stop, the patient first. */
export function stoppersOf(view: PatientView): readonly Stopper[] {
  const { answering, page } = view;
  if (page === 'representative') return answering ? [giver(view, answering)] : [];
  if (!answering) return [patientThemself(view)];
  return answering.by === null ? [giver(view, answering)] : [patientThemself(view), giver(view, answering)];
}
