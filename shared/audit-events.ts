interface AuditEventEntry {
  /** R1: the processing of an image cites its lawful basis: that of care (`true`), or that of education and training. */
  readonly basis: boolean | 'education';
  readonly what: string;
}

/** Everything the audit records, each explained. Closed: an event that is not here cannot be written. */
export const AUDIT_EVENTS = {
  'staff.signed_in': { basis: false, what: 'A member of staff signed in.' },
  'staff.sign_in_refused': {
    basis: false,
    what: 'A sign-in failed: unknown address, wrong password or disabled account.',
  },
  'staff.signed_out': { basis: false, what: 'A member of staff signed out.' },
  'staff.password_reset': {
    basis: false,
    what: 'A password was reset by command; every session of that account ended.',
  },
  'patient.added': { basis: false, what: 'A patient was added.' },
  'patient.record_read': { basis: false, what: 'A patient’s record was opened.' },
  'consultation.booked': { basis: false, what: 'A consultation was booked.' },
  'consultation.rescheduled': { basis: false, what: 'A consultation was moved to another time.' },
  'consultation.cancelled': { basis: false, what: 'A consultation was cancelled.' },
  'consultation.no_show': { basis: false, what: 'The patient did not attend.' },
  'consultation.in_person': {
    basis: false,
    what: 'R8, R31: seen in person instead, with safety-net advice.',
  },
  'consultation.opened': {
    basis: false,
    what: 'R13: the conversation was opened after the pre-call checklist.',
  },
  'consultation.ended': { basis: false, what: 'The call ended.' },
  'consultation.closed': { basis: false, what: 'The consultation was closed.' },
  'link.made': { basis: false, what: 'A patient’s or chaperone’s link was made.' },
  'link.verified': { basis: false, what: 'S1: the link was spent by a right date of birth.' },
  'link.refused': {
    basis: false,
    what: 'S1: a link was refused: wrong, expired, locked, or a wrong date of birth.',
  },
  'link.locked': { basis: false, what: 'Five wrong dates of birth locked the link.' },
  'link.unlocked': { basis: false, what: 'The practice opened a locked link again.' },
  'session.moved': { basis: false, what: 'S1: a later verification moved the session to another browser.' },
  'participant.arrived': { basis: false, what: 'Somebody arrived and is held.' },
  'participant.admitted': { basis: false, what: 'The clinician admitted somebody by name.' },
  'participant.held': { basis: false, what: 'The clinician put somebody back on hold.' },
  'participant.left': { basis: false, what: 'Somebody left for good.' },
  'statement.recorded': {
    basis: false,
    what: 'A step of the checklist or a patient’s answer was recorded; `kind` says which.',
  },
  'patient.asked': { basis: false, what: 'The clinician asked the patient’s screen to ask again.' },
  'patient.help_requested': { basis: false, what: 'The patient pressed “I need help”.' },
  'patient.help_seen': { basis: false, what: 'A request for help was seen.' },
  'link.revoked': { basis: false, what: 'Every link sent for a consultation was stopped.' },
  'patient.ready': { basis: false, what: 'The patient finished the questions and waits.' },
  'consent.given': { basis: false, what: 'R3, R12, R27, R28: yes to one scope.' },
  'consent.refused': { basis: false, what: 'No to one scope.' },
  'consent.withdrawn': { basis: false, what: 'R3: consent withdrawn; the shutter closed at once.' },
  'examination.began': { basis: false, what: 'R13: the examination began with its gate open.' },
  'chaperone.private_line': {
    basis: false,
    what: 'Chaperone or patient wrote on the private line; what they wrote is not kept.',
  },
  'chaperone.attested': { basis: false, what: 'R30: the chaperone’s own words about what they saw.' },
  'chaperone.available': {
    basis: false,
    what: 'A member of staff said that they can chaperone, or no longer.',
  },
  'override.asked': { basis: false, what: 'R29: a second clinician was asked.' },
  'override.read': { basis: false, what: 'R29: a second clinician read what they are asked.' },
  'override.decided': { basis: false, what: 'R29: a second clinician agreed or did not.' },
  'chaperone.paused': {
    basis: false,
    what: 'R30: the chaperone paused; the patient’s picture stopped for everyone.',
  },
  'chaperone.resume_requested': { basis: false, what: 'The chaperone is content to go on.' },
  'chaperone.resumed': { basis: false, what: 'The patient agreed to go on after a pause.' },
  'capture.requested': {
    basis: false,
    what: 'R13: the shutter was pressed with its gate open; a one-shot token was issued.',
  },
  'picture.asked': {
    basis: false,
    what: 'R35: the clinician asked for a picture that the patient already has, with its necessity.',
  },
  'capture.refused': { basis: false, what: 'The patient refused this photograph.' },
  'capture.failed': { basis: false, what: 'The device could not take this photograph.' },
  'capture.stopped': {
    basis: false,
    what: 'R3, R30: withdrawal, a pause or a lost page stopped this photograph; nothing was stored.',
  },
  'still.received': { basis: true, what: 'R1: the picture’s bytes arrived and their hash was verified.' },
  'still.stored': { basis: true, what: 'R1, R32: the sanitised picture is durable in the patient’s record.' },
  'still.transient_destroyed': {
    basis: true,
    what: 'R20: the server’s partial upload was destroyed after the stored hash was verified.',
  },
  'still.forgotten_by_device': { basis: true, what: 'R20: the patient’s page let go of its copy.' },
  'still.accessed': { basis: true, what: 'R1: somebody looked at a still.' },
  'still.labelled': { basis: true, what: 'Body site, side and note were set.' },
  'still.filed': { basis: true, what: 'R18, R19: filed after both identifiers were read back.' },
  'still.discarded': { basis: true, what: 'Discarded with a reason: its key and its object were destroyed.' },
  'still.destroyed': {
    basis: true,
    what: 'R20: the encrypted picture and its preview were deleted, after the key had gone.',
  },
  'still.shown_to_patient': {
    basis: true,
    what: 'R1: the clinician let the patient look at this still on their receipt.',
  },
  'still.hidden_from_patient': { basis: true, what: 'R1: the patient may no longer look at this still.' },
  'receipt.read': { basis: false, what: 'R20: the patient opened their receipt after the appointment.' },
  'still.moved_away': {
    basis: true,
    what: 'R19: filed here by mistake; moved to the right patient’s record and destroyed here.',
  },
  'still.moved_here': {
    basis: true,
    what: 'R19: came from a record in which it was filed by mistake, encrypted anew for this patient.',
  },
  'record.corrected': {
    basis: false,
    what: 'R19, R32: a correction entry was made for a photograph that came from another record.',
  },
  'still.to_decide_again': {
    basis: false,
    what: 'R3, R33: kept after a withdrawal while a legal hold stood; the hold is lifted.',
  },
  'still.kept_after_withdrawal': {
    basis: true,
    what: 'R3: the clinician decided to keep it, with a reason.',
  },
  'still.released': { basis: true, what: 'R1, R32: released to the practice’s own system as FHIR.' },
  'still.in_practice_record': {
    basis: true,
    what: 'R32: confirmed to have reached the practice’s own system.',
  },
  'gate.overridden': {
    basis: false,
    what: 'R13: in an emergency a gate was opened past named rules, with a reason.',
  },
  'break_glass.opened': {
    basis: false,
    what: 'R22: a GP without a care relationship opened a record for a while, with a reason.',
  },
  'break_glass.ended': { basis: false, what: 'R22: that access was ended before its time.' },
  'review.raised': {
    basis: false,
    what: 'R13, R22, R29: something done past a rule waits for somebody else to look.',
  },
  'review.listed': { basis: false, what: 'The review queue was read.' },
  'review.cleared': {
    basis: false,
    what: 'R13, R22: somebody other than the person cleared it, with words.',
  },
  'policy.changed': { basis: false, what: 'The practice’s own choices were changed.' },
  'image_policy.published': { basis: false, what: 'R23: a new version of the practice’s image policy.' },
  'image_policy.acknowledged': {
    basis: false,
    what: 'R23: a member of staff acknowledged the image policy.',
  },
  'wording.amended': {
    basis: false,
    what: 'R3: the practice put a text that people read before answering into its own words; earlier ones stay.',
  },
  'adherence.listed': { basis: false, what: 'R23: the consultations behind a figure were listed.' },
  'adherence.exported': { basis: false, what: 'R23: the consultations behind a figure were exported.' },
  'retention.read': { basis: false, what: 'R33: how long a record is kept, and why, was looked at.' },
  'retention.listed': { basis: false, what: 'R33: the review list and the disposal log were looked at.' },
  'retention.fact_recorded': {
    basis: false,
    what: 'R33: a clinician recorded or corrected what decides how long a record is kept.',
  },
  'retention.hold_placed': { basis: false, what: 'R33: a legal hold was placed; it beats every rule.' },
  'retention.hold_lifted': { basis: false, what: 'R33: a legal hold was lifted.' },
  'retention.kept_longer': { basis: false, what: 'R33: a record past its time is kept until a later day.' },
  'retention.disposal_proposed': {
    basis: false,
    what: 'R33: disposal was proposed; nothing is disposed of until another person confirms.',
  },
  'retention.record_disposed': {
    basis: true,
    what: 'R33: a record was disposed of: keys, statements and consents are destroyed, the log says what went.',
  },
  'retention.disposal_finished': {
    basis: true,
    what: 'R33: the encrypted objects of a disposed record are deleted.',
  },
  'sharing.consent_given': { basis: false, what: 'R24: yes to one sharing, or to education and training.' },
  'sharing.consent_refused': { basis: false, what: 'R24: no to one sharing, or to education and training.' },
  'sharing.consent_withdrawn': {
    basis: false,
    what: 'R24: withdrawn; what was shared or copied under it ended at once.',
  },
  'sharing.listed': { basis: false, what: 'R1: somebody read what is shared and copied.' },
  'share.made': { basis: true, what: 'R24: stills were chosen for one recipient, purpose and time.' },
  'share.link_made': { basis: false, what: 'S1: a link and a code for the recipient; earlier ones ended.' },
  'share.entered': { basis: false, what: 'S1: the recipient gave the right code.' },
  'share.refused': { basis: false, what: 'S1: a share’s link or code was refused.' },
  'share.locked': { basis: false, what: 'S1: five wrong codes locked a share’s link.' },
  'share.opened': { basis: false, what: 'R24: the recipient read what goes with the shared stills.' },
  'share.looked': { basis: true, what: 'R1, R24: the recipient looked at one shared still.' },
  'share.stopped': { basis: false, what: 'R24: a sharing ended; `why` says by whom or what.' },
  'copy.made': { basis: 'education', what: 'R25: a de-identified copy of a still was made.' },
  'copy.accessed': { basis: 'education', what: 'R1: somebody looked at a copy.' },
  'copy.accepted': {
    basis: 'education',
    what: 'R25: a second person found nothing that identifies the patient.',
  },
  'copy.sent_back': { basis: 'education', what: 'R25: a second person sent a copy back, with a reason.' },
  'copy.collected': {
    basis: 'education',
    what: 'R24: an accepted copy entered or left the teaching collection.',
  },
  'copy.destroyed': { basis: 'education', what: 'R24, R33: a copy’s key and its objects were destroyed.' },
  'access.requested': {
    basis: false,
    what: 'A request for what is held about the patient was recorded (GDPR Art. 15).',
  },
  'access.extended': {
    basis: false,
    what: 'A request for access was extended by two months (GDPR Art. 12(3)).',
  },
  'access.closed': { basis: false, what: 'A request for access ended without a pack.' },
  'access.review_read': {
    basis: false,
    what: 'A clinician read what has to be looked at before the record is handed over.',
  },
  'access.decided': {
    basis: false,
    what: 'A clinician decided what of the record is handed over and what is left out.',
  },
  'access.pack_asked': { basis: false, what: 'A clinician had the access pack made (GDPR Art. 15).' },
  'access.pack_made': { basis: false, what: 'The access pack was made, encrypted.' },
  'access.pack_downloaded': {
    basis: false,
    what: 'A clinician downloaded the access pack to hand it over (GDPR Art. 15).',
  },
  'access.download_broken': { basis: false, what: 'The download of the access pack broke off.' },
  'access.pack_destroyed': { basis: false, what: 'The access pack was destroyed; its key is gone.' },
  'request.refused': {
    basis: false,
    what: 'Something was refused; `rules` names the rules, nothing changed.',
  },
} satisfies Record<string, AuditEventEntry>;

export type AuditEvent = keyof typeof AUDIT_EVENTS;

const ENTRIES: Readonly<Record<AuditEvent, AuditEventEntry>> = AUDIT_EVENTS;

/** R1: for what an image was processed when this happened, or null when none was. */
export const purposeOf = (event: AuditEvent): 'care' | 'education' | null => {
  const { basis } = ENTRIES[event];
  if (basis === 'education') return basis;
  return basis ? 'care' : null;
};
