import type { Destruction, MovedHere } from '../../../shared/http-after.ts';
import type { RecordStill } from '../../../shared/http.ts';
import { BODY_SITES } from '../../../shared/body-sites.ts';
import { exactTime, longDate, longDay, shortMoment } from '../../words/practice-time.ts';
import { megabytes } from '../../words/megabytes.ts';
import { roles } from './record-words.ts';

interface Told {
  title: string;
  lines: string[];
}

/** Which part of the body it showed, as far as it was labelled. */
const shown = ({ site }: RecordStill['still']) =>
  site === null ? 'A photograph, not labelled' : `A photograph: ${BODY_SITES[site].label.toLowerCase()}`;

/** R20: what went, how and when – and what a back-up still holds. */
export function destructionWords(
  { still, destruction }: Pick<RecordStill, 'still' | 'destruction'>,
  timeZone: string,
): Told | null {
  if (destruction === null) return null;
  const { at, by, reason, afterWithdrawal, objectsAt }: Destruction = destruction;
  const when = (instant: string) => `${longDate(instant, timeZone)}, ${exactTime(instant, timeZone)}`;
  return {
    title: 'Destruction receipt',
    lines: [
      `${shown(still)}, ${megabytes(still.bytes)}, SHA-256 ${still.sha256Stored.slice(0, 16)}…`,
      `Destroyed by ${by}${afterWithdrawal ? ' after consent was withdrawn' : ''}: ${reason}`,
      `${when(at)}: its key was erased, so that nothing could open it any more`,
      objectsAt === null
        ? 'The encrypted picture and its preview are still to be deleted from storage'
        : `${when(objectsAt)}: the encrypted picture and its preview were deleted from storage`,
      'A back-up made before that holds it until the back-up itself is replaced',
    ],
  };
}

/** R19: in the wrong patient's record. */
export const movedAwayWords = (
  { at, by, reason }: NonNullable<RecordStill['movedAway']>,
  timeZone: string,
): string =>
  `A photograph was filed here by mistake and moved to the right record on ${shortMoment(at, timeZone)} by ${by}. Why: ${reason}`;

const scopes = {
  video: 'talking by video',
  examination: 'the examination',
  take: 'taking',
  store: 'keeping',
};
const answers = { yes: 'yes', no: 'no', withdrawn: 'withdrawn' };

/** R19: in the right patient's record – how it came, and whose consent it was taken under. */
export function movedHereWords(moved: MovedHere, timeZone: string): Told {
  const { origin } = moved;
  const staff = origin.present.map(({ name, title, role }) =>
    name === ''
      ? `the ${roles[role].toLowerCase()} of that record`
      : [name, title].filter((part) => part !== '').join(', '),
  );
  return {
    title: 'Came from another record',
    lines: [
      `Filed there by mistake, moved here ${shortMoment(moved.at, timeZone)} by ${moved.by}. Why: ${moved.reason}`,
      moved.treatedBoth
        ? 'Name and date of birth of this patient were read back'
        : 'Name, date of birth and a third identifier of this patient were confirmed: the clinician does not treat them',
      `Taken in a consultation with ${origin.clinicianName}; there: ${staff.join('; ')}`,
      `Consent was given there by the patient of that record, not by this one: ${consentsWords(origin, timeZone)}`,
      `What this patient knows and said: ${moved.consentNote}`,
    ],
  };
}

const consentsWords = ({ consents }: MovedHere['origin'], timeZone: string): string =>
  consents.length === 0
    ? 'none is on record'
    : consents
        .map(
          ({ scope, decision, at, how }) =>
            `${scopes[scope]} ${answers[decision]} (${how === 'tap' ? 'tapped' : how}, ${shortMoment(at, timeZone)})`,
        )
        .join(', ');

/** R35: whose picture it is and from when; null for a guided still. */
export function ownPictureWords(
  { ownPicture, takenAt }: RecordStill['still'],
  timeZone: string,
): Told | null {
  if (ownPicture === null) return null;
  const { what, takenOn } = ownPicture;
  return {
    title: 'The patient’s own picture, not taken in a consultation',
    lines: [
      `Asked for: ${what}`,
      takenOn === null ? 'When it was taken is not known' : `Taken ${longDay(takenOn)}, as the patient says`,
      `Received ${shortMoment(takenAt, timeZone)}`,
    ],
  };
}
