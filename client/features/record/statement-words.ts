import { BLOCKERS, type BlockerCode } from '../../../shared/blockers.ts';
import { BODY_SITES } from '../../../shared/body-sites.ts';
import type {
  AskedWhat,
  Modality,
  ProceedReason,
  Statement,
  StatementOf,
} from '../../../shared/consultation.ts';

import { longDay } from '../../words/practice-time.ts';
import { decidingWords } from './deciding-words.ts';

/** A statement as a line of the record: what it is about, and what was said. */
interface StatementWords {
  about: string;
  said: string;
}

const proceed: Record<ProceedReason, string> = {
  not_feasible: 'seeing the patient in person is not feasible',
  delay_could_harm: 'delay could cause harm',
  delay_would_hold_up_investigation: 'delay would hold up investigation',
};
const modalities: Record<Modality, string> = {
  video: 'Video',
  photograph: 'Photograph',
  both: 'Video and photograph',
};
const asked: Record<AskedWhat, string> = {
  chaperone: 'about a chaperone',
  privacy: 'about privacy',
  device_notice: 'to read the notice about their device',
  limitations: 'to acknowledge the limits of a remote examination',
  examination: 'to agree to the examination',
  photographs: 'to agree to photographs',
};

const joined = (...parts: string[]) =>
  parts
    .filter((part) => part !== '')
    .map((part) => part.replace(/\.$/, ''))
    .join('. ');

function planWords({ site, side, markedIntimate, why, involved }: StatementOf<'plan'>): string {
  const which = side === 'none' ? BODY_SITES[site].label : `${BODY_SITES[site].label}, ${side}`;
  const intimate = BODY_SITES[site].intimate || markedIntimate ? 'Intimate' : '';
  return joined(which, intimate, why, involved);
}

function privacyWords({ private: alone, comfortable, others }: StatementOf<'privacy'>): string {
  const where = alone ? 'Private' : 'Not private';
  const feeling = comfortable ? 'comfortable' : 'not comfortable';
  return joined(`${where}, ${feeling}`, others === '' ? 'Nobody else there' : `With them: ${others}`);
}

const prefersWords = { woman: 'Prefers a woman', man: 'Prefers a man' };

function chaperoneWords({ answer, prefers, preference, askedBy }: StatementOf<'chaperone_answer'>): string {
  const wish = answer === 'accepted' ? 'Would like a chaperone' : 'Does not want a chaperone';
  return joined(
    wish,
    prefers ? prefersWords[prefers] : '',
    preference,
    askedBy === 'clinician' ? 'Asked by the clinician' : 'Asked before the call',
  );
}

const alternatives = { phone: 'by phone', in_person: 'in person', another_time: 'at another time' };
const reached = {
  phone: 'by phone',
  in_person: 'in person',
  letter: 'by letter',
  message: 'by message',
} as const;

const heard = { heard: 'heard', not_heard: 'not heard', skipped: 'not tried' };

const rulesOf = (codes: readonly BlockerCode[]) =>
  [...new Set(codes.map((code) => BLOCKERS[code].rule))].join(', ');

/** Words for every kind of statement; exhaustive by type, so a new kind does not compile without its words. */
export function statementWords(statement: Statement): StatementWords {
  switch (statement.kind) {
    case 'best_interest':
      return { about: 'Could it wait?', said: joined(`No: ${proceed[statement.reason]}`, statement.note) };
    case 'modality':
      return { about: 'Video or photograph', said: joined(modalities[statement.modality], statement.reason) };
    case 'no_interruption':
      return { about: 'Privacy at the clinician’s end', said: 'Will not be interrupted' };
    case 'opening':
      return {
        about: 'Opening',
        said: `Name and registration said, patient seen, emergency explained. Patient at ${statement.place}, call back ${statement.callBack}`,
      };
    case 'limitations_discussed':
      return { about: 'Limits of a remote examination', said: 'Discussed' };
    case 'limitations_acknowledged':
      return { about: 'Limits of a remote examination', said: 'Acknowledged by the patient' };
    case 'plan':
      return { about: 'Plan, as the patient was told', said: planWords(statement) };
    case 'necessity':
      return { about: 'Why a photograph is necessary', said: statement.text };
    case 'examination_explained':
      return { about: 'Examination explained', said: statement.concerns || 'No concerns raised' };
    case 'photographs_explained':
      return { about: 'Photographs explained', said: 'Why, who will see them and where they are kept' };
    case 'chaperone_wanted':
      return { about: 'Chaperone', said: `Wanted by the clinician: ${statement.reason}` };
    case 'chaperone_unavailable':
      return {
        about: 'No chaperone available',
        said: joined(statement.delayWouldHarm ? 'Delay would harm' : 'Delay would not harm', statement.note),
      };
    case 'chaperone_answer':
      return { about: 'Chaperone', said: chaperoneWords(statement) };
    case 'chaperone_person':
      return {
        about: 'This chaperone',
        said: joined(
          statement.accepted ? 'Accepted by the patient' : 'Refused by the patient',
          statement.comfortable ? '' : 'Not comfortable with a new person there',
        ),
      };
    case 'chaperone_absent_choice':
      return {
        about: 'Without a chaperone',
        said:
          statement.choice === 'proceed' ? 'The patient chose to go on' : 'The patient chose to rearrange',
      };
    case 'examination_began':
      return { about: 'Examination', said: 'Began' };
    case 'examination_ended':
      return { about: 'Examination', said: 'Ended' };
    case 'emergency_override':
      return {
        about: 'Went on in an emergency',
        said: joined(`Past ${rulesOf(statement.codes)}`, statement.reason),
      };
    case 'capacity_doubt':
    case 'capacity_presumed':
    case 'capacity_assessed':
    case 'representative':
    case 'representative_removed':
    case 'guardian_dispute':
    case 'child_in_care':
    case 'mental_health':
    case 'view_noted':
    case 'objection_decided':
    case 'nobody_decides':
    case 'answering_for':
    case 'own_view':
      return decidingWords(statement);
    case 'under18_override_asked':
      return { about: 'Under 18 and intimate', said: `A second clinician was asked: ${statement.reason}` };
    case 'under18_override_decided':
      return {
        about: 'Under 18 and intimate',
        said: joined(
          statement.allow ? 'The second clinician agreed' : 'The second clinician did not agree',
          statement.reason,
        ),
      };
    case 'newcomer':
      return {
        about: 'Somebody else joining',
        said: statement.comfortable ? 'The patient is comfortable' : 'The patient is not comfortable',
      };
    case 'safety_decision':
      return { about: 'After a safety signal', said: statement.note };
    case 'note':
      return { about: 'Note', said: joined(statement.note, statement.safetyNet) || 'Cleared' };
    case 'place':
      return {
        about: 'Where the patient is',
        said: joined(statement.place, `Call back ${statement.callBack}`),
      };
    case 'privacy':
      return { about: 'Privacy', said: privacyWords(statement) };
    case 'safe_to_talk':
      return {
        about: 'Safe to talk',
        said: statement.answer === 'yes' ? 'Yes' : 'No, signalled silently',
      };
    case 'device_notice_acknowledged':
      return { about: 'Notice about their device', said: 'Read' };
    case 'marked_intimate':
      return {
        about: 'Intimate',
        said: statement.intimate ? 'Marked by the patient' : 'Mark removed by the patient',
      };
    case 'alternative':
      return { about: 'Instead of video', said: `The patient prefers ${alternatives[statement.choice]}` };
    case 'device_check':
      return {
        about: 'Device check',
        said: joined(
          `Camera ${statement.camera === 'ok' ? 'works' : 'failed'}, microphone ${statement.microphone === 'ok' ? 'works' : 'failed'}, test sound ${heard[statement.speaker]}`,
          statement.detail,
        ),
      };
    case 'own_picture_asked':
      return { about: 'A picture the patient already has', said: `Asked for: ${statement.what}` };
    case 'own_picture_declined':
      return { about: 'A picture the patient already has', said: 'The patient would rather not send it' };
    case 'withdrawal_noted':
      return {
        about: 'Photographs stopped after the call',
        said: joined(
          `${statement.name}, ${reached[statement.heard]} on ${longDay(statement.heardOn)}`,
          statement.words,
        ),
      };
    case 'asked':
      return { about: 'Asked again', said: `The patient was asked ${asked[statement.what]}` };
  }
}
