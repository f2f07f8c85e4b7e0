/** The plain sentence the clinician reads, the rule it comes from and the place that resolves it. */
interface BlockerEntry {
  readonly rule: string;
  readonly text: string;
  /** Who has to do something. */
  readonly who: 'clinician' | 'patient' | 'chaperone' | 'nobody';
  /** The step or dialog of the GP's screen that resolves it; `none` where nothing can. */
  readonly resolve: ResolveStep;
}

/** Where the GP's screen resolves it. */
export const RESOLVE_STEPS = [
  'none',
  'best_interest',
  'modality',
  'privacy',
  'safety',
  'agree_video',
  'opening',
  'limitations',
  'plan',
  'examination',
  'necessity',
  'photographs',
  'chaperone',
  'device_notice',
  'capacity',
  'who_decides',
  'views',
  'under18',
  'pause',
  'in_person',
  'finish',
  'admit_patient',
  'open_conversation',
] as const;
export type ResolveStep = (typeof RESOLVE_STEPS)[number];

/**
 * Why a step is refused. The rules return codes; this table gives each its rule ID, its sentence, who acts and where.
 * One entry a reason, so that the sentence the GP reads and the audit entry cannot drift apart.
 */
export const BLOCKERS = {
  necessity_missing: {
    rule: 'R2',
    who: 'clinician',
    resolve: 'necessity',
    text: 'Write why a photograph is necessary for this patient’s care.',
  },
  take_not_agreed: {
    rule: 'R3',
    who: 'patient',
    resolve: 'photographs',
    text: 'The patient has not agreed to photographs being taken.',
  },
  store_not_agreed: {
    rule: 'R3',
    who: 'patient',
    resolve: 'photographs',
    text: 'The patient has not agreed to photographs being kept in the record.',
  },
  photographs_refused: {
    rule: 'R3',
    who: 'patient',
    resolve: 'photographs',
    text: 'The patient said no to photographs.',
  },
  consent_withdrawn: {
    rule: 'R3',
    who: 'patient',
    resolve: 'photographs',
    text: 'Consent to photographs has been withdrawn.',
  },
  consent_provisional: {
    rule: 'R3',
    who: 'clinician',
    resolve: 'photographs',
    text: 'Explain the photographs, then ask the patient to confirm.',
  },
  consent_for_another_plan: {
    rule: 'R3',
    who: 'patient',
    resolve: 'photographs',
    text: 'What the patient agreed to has changed. Ask again.',
  },
  withdrawal_undecided: {
    rule: 'R3',
    who: 'clinician',
    resolve: 'finish',
    text: 'Consent was withdrawn. Decide what becomes of the stills already taken.',
  },
  guardian_missing: {
    rule: 'R4',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'Say which parent or guardian decides, and how you know.',
  },
  guardian_dispute: {
    rule: 'R4',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'The guardians are known to disagree: each of them must agree, or a court decides.',
  },
  child_in_care: {
    rule: 'R4',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'The child is in care: say what shows who holds the authority.',
  },
  mental_health_not_said: {
    rule: 'R4',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'At 16 and 17, say whether this is treatment for mental health: then a parent or guardian decides.',
  },
  views_not_sought: {
    rule: 'R5',
    who: 'clinician',
    resolve: 'views',
    text: 'Ask the young person what they think of it, or say why that was not possible.',
  },
  objection_not_decided: {
    rule: 'R5',
    who: 'clinician',
    resolve: 'views',
    text: 'The patient objects. Everything waits until you have decided what follows from that.',
  },
  objection_stands: {
    rule: 'R5',
    who: 'nobody',
    resolve: 'in_person',
    text: 'You decided not to go on against the patient’s objection.',
  },
  authority_missing: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'Say who has authority to decide for the patient, or that nobody has.',
  },
  authority_not_recognised: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'That authority is not one that the policy knows today.',
  },
  next_of_kin_is_no_authority: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'Being next of kin is no authority to decide. They can tell you what the patient would want.',
  },
  authority_for_somebody_else: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'That kind of authority is not for a patient of this age.',
  },
  authority_out_of_scope: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'That instrument does not cover decisions about healthcare.',
  },
  authority_without_evidence: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'Say which document shows the authority.',
  },
  authority_not_in_force: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'That instrument is not in force yet, or its date is missing.',
  },
  authority_expired: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'That instrument has expired.',
  },
  not_theirs_to_decide: {
    rule: 'R7',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'This answer is not for that person to give.',
  },
  decider_not_present: {
    rule: 'R7',
    who: 'clinician',
    resolve: 'who_decides',
    text: 'The person who decides is not in the call.',
  },
  capacity_in_doubt: {
    rule: 'R6',
    who: 'clinician',
    resolve: 'capacity',
    text: 'Capacity for this decision is in doubt: assess it, or say that the doubt is settled.',
  },
  best_interest_missing: {
    rule: 'R8',
    who: 'clinician',
    resolve: 'best_interest',
    text: 'Decide whether this can wait until the patient attends in person.',
  },
  modality_missing: {
    rule: 'R9',
    who: 'clinician',
    resolve: 'modality',
    text: 'Choose video, photograph or both, and say why.',
  },
  modality_without_photograph: {
    rule: 'R9',
    who: 'clinician',
    resolve: 'modality',
    text: 'You chose video only. Record the change before taking a photograph.',
  },
  limitations_not_discussed: {
    rule: 'R10',
    who: 'clinician',
    resolve: 'limitations',
    text: 'Tell the patient the limits of a remote examination.',
  },
  limitations_not_acknowledged: {
    rule: 'R10',
    who: 'patient',
    resolve: 'limitations',
    text: 'The patient has not yet acknowledged that a physical examination may still be needed.',
  },
  privacy_not_answered: {
    rule: 'R11',
    who: 'patient',
    resolve: 'privacy',
    text: 'The patient has not said whether they are somewhere private and comfortable.',
  },
  patient_not_private: {
    rule: 'R11',
    who: 'patient',
    resolve: 'safety',
    text: 'The patient is not somewhere private or comfortable.',
  },
  patient_not_safe: {
    rule: 'R11',
    who: 'clinician',
    resolve: 'safety',
    text: 'The patient signalled that it is not safe to talk.',
  },
  safety_not_answered: {
    rule: 'R11',
    who: 'patient',
    resolve: 'privacy',
    text: 'The patient has not said whether it is safe to talk.',
  },
  privacy_before_newcomer: {
    rule: 'R11',
    who: 'patient',
    resolve: 'privacy',
    text: 'Someone joined since the patient was asked about privacy. Ask again.',
  },
  interruption_not_attested: {
    rule: 'R11',
    who: 'clinician',
    resolve: 'privacy',
    text: 'Confirm that you will not be interrupted.',
  },
  interruption_before_newcomer: {
    rule: 'R11',
    who: 'clinician',
    resolve: 'privacy',
    text: 'Someone joined since you confirmed privacy at your end. Confirm again.',
  },
  video_not_agreed: {
    rule: 'R12',
    who: 'patient',
    resolve: 'agree_video',
    text: 'The patient has not agreed to talk by video.',
  },
  video_declined: {
    rule: 'R12',
    who: 'patient',
    resolve: 'in_person',
    text: 'The patient does not want to talk by video. Offer another way.',
  },
  identity_not_verified: {
    rule: 'R13',
    who: 'patient',
    resolve: 'none',
    text: 'The patient has not opened the link and given their date of birth yet.',
  },
  patient_not_waiting: {
    rule: 'R13',
    who: 'patient',
    resolve: 'none',
    text: 'The patient is still answering the questions before the call.',
  },
  conversation_not_open: {
    rule: 'R13',
    who: 'clinician',
    resolve: 'open_conversation',
    text: 'Open the conversation first.',
  },
  patient_not_present: {
    rule: 'R13',
    who: 'clinician',
    resolve: 'admit_patient',
    text: 'The patient is not in the call.',
  },
  opening_missing: {
    rule: 'R13',
    who: 'clinician',
    resolve: 'opening',
    text: 'Say who you are, confirm who you see, where they are and how to call back.',
  },
  device_not_tried: {
    rule: 'R13',
    who: 'clinician',
    resolve: 'none',
    text: 'A frame of the video is the last resort: ask the patient’s own camera first.',
  },
  capture_in_progress: { rule: 'R13', who: 'nobody', resolve: 'none', text: 'A photograph is being taken.' },
  device_notice_not_acknowledged: {
    rule: 'R15',
    who: 'patient',
    resolve: 'device_notice',
    text: 'The patient has not read the notice about their own device.',
  },
  stills_unfiled: {
    rule: 'R18',
    who: 'clinician',
    resolve: 'finish',
    text: 'There are stills that are neither filed nor discarded.',
  },
  identifiers_differ: {
    rule: 'R19',
    who: 'clinician',
    resolve: 'finish',
    text: 'The name or date of birth read back is not this patient’s.',
  },
  still_not_labelled: {
    rule: 'R19',
    who: 'clinician',
    resolve: 'finish',
    text: 'Say which part of the body this still shows.',
  },
  photographs_not_explained: {
    rule: 'R24',
    who: 'clinician',
    resolve: 'photographs',
    text: 'Explain why the photograph is needed, who will see it and where it is kept.',
  },
  examination_not_explained: {
    rule: 'R27',
    who: 'clinician',
    resolve: 'examination',
    text: 'Explain why the examination is needed, what it involves, and hear any concerns.',
  },
  examination_not_agreed: {
    rule: 'R27',
    who: 'patient',
    resolve: 'examination',
    text: 'The patient has not agreed to the examination.',
  },
  examination_refused: {
    rule: 'R27',
    who: 'patient',
    resolve: 'examination',
    text: 'The patient said no to the examination.',
  },
  plan_missing: {
    rule: 'R27',
    who: 'clinician',
    resolve: 'plan',
    text: 'Say what you would like to examine, and why, in words the patient will read.',
  },
  intimate_consent_missing: {
    rule: 'R28',
    who: 'patient',
    resolve: 'examination',
    text: 'Consent to this intimate examination must be documented before it begins.',
  },
  intimate_under_18: {
    rule: 'R29',
    who: 'nobody',
    resolve: 'in_person',
    text: 'Intimate examination and images of anyone under 18 are blocked. Arrange an urgent examination in person.',
  },
  intimate_under_18_second: {
    rule: 'R29',
    who: 'clinician',
    resolve: 'under18',
    text: 'Under 18 and intimate: arrange an urgent examination in person. Only a second clinician can allow it here.',
  },
  intimate_under_18_refused: {
    rule: 'R29',
    who: 'nobody',
    resolve: 'in_person',
    text: 'The second clinician did not agree. Arrange an urgent examination in person.',
  },
  chaperone_not_answered: {
    rule: 'R30',
    who: 'patient',
    resolve: 'chaperone',
    text: 'The patient has not said whether they want a chaperone.',
  },
  chaperone_person_not_accepted: {
    rule: 'R30',
    who: 'patient',
    resolve: 'chaperone',
    text: 'The patient has not accepted this person as chaperone.',
  },
  chaperone_person_refused: {
    rule: 'R30',
    who: 'clinician',
    resolve: 'chaperone',
    text: 'The patient does not want this person as chaperone.',
  },
  chaperone_not_present: {
    rule: 'R31',
    who: 'clinician',
    resolve: 'chaperone',
    text: 'The patient wants a chaperone and none is in the call.',
  },
  chaperone_choice_missing: {
    rule: 'R31',
    who: 'patient',
    resolve: 'chaperone',
    text: 'No chaperone is available. The patient chooses to go on or to rearrange.',
  },
  patient_rearranges: {
    rule: 'R31',
    who: 'clinician',
    resolve: 'in_person',
    text: 'The patient would rather rearrange so that a chaperone can be there.',
  },
  chaperone_wanted_declined: {
    rule: 'R31',
    who: 'clinician',
    resolve: 'in_person',
    text: 'You want a chaperone and the patient declines. Rearrange this examination.',
  },
  own_picture_not_asked: {
    rule: 'R35',
    who: 'clinician',
    resolve: 'none',
    text: 'The clinician has not asked for a picture that the patient already has.',
  },
  paused: {
    rule: 'R30',
    who: 'chaperone',
    resolve: 'pause',
    text: 'The chaperone has paused. The picture is off until they and the patient agree to go on.',
  },
} as const satisfies Record<string, BlockerEntry>;

export type BlockerCode = keyof typeof BLOCKERS;

/** As it travels: its schema is in `shared/gates.ts`, so that these sentences stay off the patient's phone. */
export interface Blocker extends BlockerEntry {
  readonly code: BlockerCode;
}

/** A named reason why something is refused, with its rule and the way out. */
export const blocker = (code: BlockerCode): Blocker => ({ code, ...BLOCKERS[code] });
