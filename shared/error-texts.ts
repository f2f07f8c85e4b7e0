import type { ErrorCode } from './errors.ts';
import { PAGE_ERRORS } from './page-errors.ts';

/**
 * Every way the server says no: HTTP status and the sentence the person reads. The map is exhaustive by type; detail for
 * the log is separate and never carries a name, token, link or clinical word.
 */
export const ERRORS = {
  ...PAGE_ERRORS,
  not_signed_in: { status: 401, text: 'You are not signed in here, or no longer. Sign in to go on.' },
  wrong_credentials: { status: 401, text: 'That e-mail address and password do not match.' },
  not_allowed: { status: 403, text: 'You are not able to do this.' },
  no_care_relationship: {
    status: 403,
    text: 'You have not seen this patient and have no booking with them today, so this is not open to you.',
  },
  own_review: {
    status: 403,
    text: 'Somebody else has to clear what you did yourself.',
  },
  wrong_origin: { status: 403, text: 'This request did not come from this site, so it was refused.' },
  not_found: { status: 404, text: 'We could not find that.' },
  blocked: { status: 409, text: 'This cannot happen yet.' },
  conflict: {
    status: 409,
    text: 'This changed while you were working on it. Look again, then try once more.',
  },
  names_a_patient: {
    status: 422,
    text: 'Leave names and numbers of patients out: this is shown in somebody else’s record as well.',
  },
  already_exists: { status: 409, text: 'This is already there.' },
  date_of_birth_impossible: {
    status: 422,
    text: 'Check the date of birth: it is in the future, or before 1880.',
  },
  body_too_large: { status: 413, text: 'That is more than this page may send at once. Nothing was changed.' },
  sign_in_locked: {
    status: 429,
    text: 'That was a wrong password too often. Try again in 15 minutes, or ask for a new password.',
  },
  link_expired: {
    status: 410,
    text: 'This link is for another time. Ask the practice to send you a new one.',
  },
  link_locked: {
    status: 423,
    text: 'This link is locked because the date of birth was wrong too often. Phone the practice and they will open it again.',
  },
  date_of_birth_wrong: { status: 403, text: 'That date of birth does not match the appointment.' },
  too_many_requests: {
    status: 429,
    text: 'That was a lot of tries in a short time. Wait a minute, then try again.',
  },
  not_joined: { status: 409, text: 'Join the call first.' },
  media_unavailable: { status: 503, text: 'The video service is starting again. This goes on by itself.' },
  upload_offset: { status: 409, text: 'The upload goes on from where it stopped.' },
  picture_too_large: { status: 413, text: 'This picture is too large.' },
  retention_held: {
    status: 409,
    text: 'This record is under a legal hold. Nothing is disposed of while it stands.',
  },
  retention_not_due: { status: 409, text: 'This record must still be kept. Nothing was disposed of.' },
  retention_same_person: {
    status: 409,
    text: 'You proposed this disposal. Somebody else has to confirm it.',
  },
  sharing_refused: { status: 409, text: 'This cannot be shared or copied like that.' },
  share_ended: { status: 410, text: 'This is no longer shared. Ring the practice if you still need it.' },
  share_code_wrong: { status: 403, text: 'That is not the code that the practice gave you.' },
  share_locked: {
    status: 423,
    text: 'This link is locked: the code was wrong too often. Ring the practice for a new one.',
  },
  wording_incomplete: {
    status: 422,
    text: 'This text leaves out something that has to be said. Nothing was changed.',
  },
  protocol_version: { status: 409, text: 'This page is out of date. Load it again.' },
  access_not_entitled: { status: 409, text: 'This request cannot be recorded as it stands.' },
  access_unreviewed: {
    status: 409,
    text: 'Some parts of the record have not been looked at yet. Decide about each, then make the pack.',
  },
  access_another_gp: {
    status: 409,
    text: 'A chaperone was in a consultation of yours with this patient. Another GP makes this pack and hands it over.',
  },
  access_spent: { status: 410, text: 'This pack was already downloaded, and then destroyed. Make it again.' },
  access_expired: {
    status: 410,
    text: 'This pack was not downloaded in time and is destroyed. Make it again.',
  },
  unavailable: {
    status: 503,
    text: 'Sightline cannot save or fetch anything just now. Nothing was lost; try again in a moment.',
  },
  internal: { status: 500, text: 'Something went wrong on our side. Nothing was lost; try again.' },
} as const satisfies Record<ErrorCode, { status: number; text: string }>;
