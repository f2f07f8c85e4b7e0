import { blocker } from '../../../shared/blockers.ts';
import type { Blocker, BlockerCode } from '../../../shared/blockers.ts';
import type {
  Capture,
  ConsultationFacts,
  ConsultationStateName,
  Told,
} from '../../../shared/consultation.ts';
import { toldNow } from '../consent/consent.rules.ts';
import { captureGateBlockers } from './gates.rules.ts';
import { ownPictureBlockers } from './own-picture.rules.ts';

/**
 * Whose camera it is: the patient's device, or a frame of the video as the GP received it (capture.md 6) – or nobody's here: a
 * picture that the patient already had (R35).
 */
export type Source = 'device' | 'received_frame' | 'own_picture';

/** A photograph between the press and the record, with what the patient was told when it was asked for. */
export interface UnderWay {
  readonly state: Capture['state'];
  readonly source: Source;
  readonly told: Pick<Told, 'planId' | 'intimate'> | null;
}

/** The consultation was given up: nothing comes into it any more. */
const GIVEN_UP: ReadonlySet<ConsultationStateName> = new Set(['in_person', 'cancelled', 'no_show']);

/**
 * Who is there and how, at this moment. It decides whether a photograph is taken; one whose bytes arrive was taken before, in front
 * of those who were there, and is not undone by a call that ends, a pause, or somebody who comes or goes meanwhile. What was
 * agreed is another matter: a yes, a plan, an authority or a safety that has gone stops it at any point (R3, R13).
 */
const OF_THE_MOMENT: ReadonlySet<BlockerCode> = new Set([
  'conversation_not_open',
  'patient_not_present',
  'paused',
  'chaperone_not_present',
  'chaperone_choice_missing',
  'privacy_before_newcomer',
  'interruption_before_newcomer',
]);

/**
 * The gate as it stands for a photograph that was asked for: it is not in its own way, and a cut in the patient's connection is no
 * reason – their page comes back with the photograph or says that it is lost.
 */
const asAskedFor = (facts: ConsultationFacts): ConsultationFacts => ({
  ...facts,
  captures: [],
  connected: new Set([
    ...facts.connected,
    ...facts.participants.filter(({ role }) => role === 'patient').map(({ id }) => id),
  ]),
});

const changedPlan = (facts: ConsultationFacts, told: UnderWay['told']): Blocker[] => {
  const now = toldNow(facts);
  return told && now?.planId === told.planId && now.intimate === told.intimate
    ? []
    : [blocker('consent_for_another_plan')];
};

/**
 * R13: the third gate closes the moment it fails, also behind a press: why a photograph under way may not go on. Until its first
 * byte that is everything the gate needs; afterwards what was agreed, and no longer who is there now. A picture that the patient
 * already had needs what it needed to be sent (R35).
 */
export const mayNotGoOn = (facts: ConsultationFacts, { state, source, told }: UnderWay): Blocker[] => {
  if (GIVEN_UP.has(facts.state.name)) return [blocker('conversation_not_open')];
  const seen = asAskedFor(facts);
  const changed = changedPlan(facts, told);
  if (source === 'own_picture') return [...ownPictureBlockers(seen), ...changed];
  const shut = captureGateBlockers(seen);
  const counts = state === 'requested' ? shut : shut.filter(({ code }) => !OF_THE_MOMENT.has(code));
  return [...counts, ...changed];
};
