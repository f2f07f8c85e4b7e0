import { blocker } from '../../../shared/blockers.ts';
import type { Blocker } from '../../../shared/blockers.ts';
import type { Gate, Gates } from '../../../shared/gates.ts';
import type { ConsultationFacts } from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import { chaperoneBlockers, pauseBlockers } from '../chaperone/chaperone.rules.ts';
import {
  bestInterestBlockers,
  deviceNoticeBlockers,
  limitationsBlockers,
  modalityBlockers,
  necessityBlockers,
  openingBlockers,
  photographModalityBlockers,
  privacyBlockers,
} from '../checklist/checklist.rules.ts';
import {
  deciderBlockers,
  examinationBlockers,
  minorIntimateBlockers,
  photographBlockers,
  photographsExplainedBlockers,
  videoBlockers,
} from '../consent/consent.rules.ts';
import { agreedToTalk } from '../consent/standing.rules.ts';
import { viewBlockers, whoDecidesBlockers } from '../consent/who-decides.rules.ts';
import { afterOverride, passable } from './override.rules.ts';
import { captureInProgressBlockers, unfiledBlockers, withdrawalBlockers } from '../stills/stills.rules.ts';

const inConversation = (facts: ConsultationFacts): boolean => facts.state.name === 'conversation';

const identityBlockers = (facts: ConsultationFacts): Blocker[] =>
  facts.verifiedAt === null ? [blocker('identity_not_verified')] : [];

/** R13, first gate: identity, R8, R9, R11, R12. Media with the GP flows only while it is open. */
const conversationBlockers = (facts: ConsultationFacts): Blocker[] => [
  ...identityBlockers(facts),
  ...bestInterestBlockers(facts),
  ...modalityBlockers(facts),
  ...privacyBlockers(facts),
  ...videoBlockers(facts),
];

/** What stops examination and photographs, and not the talk that is going on. */
const talkGoesOn = (facts: ConsultationFacts, { code }: Blocker): boolean =>
  code === 'patient_not_safe' || (code === 'video_not_agreed' && agreedToTalk(facts));

/**
 * What ends the talk itself. A silent "not safe" is not among it: a call that broke off would tell whoever stands beside
 * the patient that they had signalled (R11), and the clinician alone sees why. Nor is that somebody found in the call to
 * decide (R4, R6) has yet to say yes to video: only in the talk can they be asked. A no ends it (R12).
 */
export const talkBlockers = (facts: ConsultationFacts): Blocker[] =>
  conversationBlockers(facts).filter((each) => !talkGoesOn(facts, each));

/** Opening needs the first gate and a patient who has finished the questions. */
export const openBlockers = (facts: ConsultationFacts): Blocker[] => [
  ...conversationBlockers(facts),
  ...(facts.verifiedAt !== null && facts.state.name === 'preparing' ? [blocker('patient_not_waiting')] : []),
];

const presenceBlockers = (facts: ConsultationFacts): Blocker[] => {
  if (!inConversation(facts)) return [blocker('conversation_not_open')];
  const there = facts.participants.some(
    ({ id, role, status }) => role === 'patient' && status === 'admitted' && facts.connected.has(id),
  );
  return [...(there ? [] : [blocker('patient_not_present')]), ...deciderBlockers(facts)];
};

const examinationNeeds = (facts: ConsultationFacts): Blocker[] => [
  ...(inConversation(facts) ? conversationBlockers(facts) : []),
  ...presenceBlockers(facts),
  ...whoDecidesBlockers(facts),
  ...viewBlockers(facts),
  ...minorIntimateBlockers(facts),
  ...openingBlockers(facts),
  ...limitationsBlockers(facts),
  ...chaperoneBlockers(facts),
  ...examinationBlockers(facts),
  ...pauseBlockers(facts),
];

/**
 * R13, second gate: the conversation, then R4 to R6, R10, R27, R28, R29, R30, R31 and the opening; less what an emergency
 * has passed.
 */
export const examinationGateBlockers = (facts: ConsultationFacts): Blocker[] =>
  afterOverride(facts, examinationNeeds(facts));

/** R13, third gate: the examination, then R2, R3, R9, R15 and R24; less what an emergency has passed. */
export const captureGateBlockers = (facts: ConsultationFacts): Blocker[] =>
  afterOverride(facts, [
    ...examinationNeeds(facts),
    ...photographModalityBlockers(facts),
    ...necessityBlockers(facts),
    ...photographsExplainedBlockers(facts),
    ...photographBlockers(facts),
    ...deviceNoticeBlockers(facts),
    ...captureInProgressBlockers(facts),
  ]);

/** R13: what an emergency override would pass now, gate by gate; empty where it would open nothing. */
export const emergency = (facts: ConsultationFacts): StaffView['emergency'] => ({
  examination: inConversation(facts) ? passable(facts, examinationGateBlockers(facts)) : [],
  capture: inConversation(facts) ? passable(facts, captureGateBlockers(facts)) : [],
});

/** R18 and R3: what closing still needs. */
export const closeBlockers = (facts: ConsultationFacts): Blocker[] => [
  ...unfiledBlockers(facts),
  ...withdrawalBlockers(facts),
];

const gate = (blockers: Blocker[]): Gate => ({ open: blockers.length === 0, blockers });

/** The three gates of R13 and the wrap-up, computed anew at every change. */
export const gates = (facts: ConsultationFacts): Gates => ({
  conversation: gate(inConversation(facts) ? conversationBlockers(facts) : openBlockers(facts)),
  examination: gate(examinationGateBlockers(facts)),
  capture: gate(captureGateBlockers(facts)),
  close: gate(closeBlockers(facts)),
});
