import { BLOCKERS } from '../../../shared/blockers.ts';
import type { BlockerCode } from '../../../shared/blockers.ts';
import type {
  Capture,
  Consent,
  Identified,
  Modality,
  ProceedReason,
  StatementOf,
} from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import { clockTime } from '../../words/practice-time.ts';

export const PROCEED_REASONS: Record<ProceedReason, string> = {
  not_feasible: 'Seeing the patient in person is not feasible',
  delay_could_harm: 'Delay could cause harm',
  delay_would_hold_up_investigation: 'Delay would hold up investigation',
};

export const MODALITIES: Record<Modality, string> = {
  video: 'Video',
  photograph: 'Photograph',
  both: 'Video and photograph',
};

/** R9: the trade that the screen states. */
export const MODALITY_TRADE: Record<Modality, string> = {
  video: 'A better overview: movement, colour in context, the whole person.',
  photograph: 'Better resolution: texture, edges, small detail.',
  both: 'Overview first, then detail where it matters.',
};

/** Reasons that come up often, to take with one press and change. */
export const MODALITY_REASONS: Record<Modality, readonly string[]> = {
  video: ['Movement matters', 'Overview is enough', 'Detail is not needed'],
  photograph: ['Detail of the skin', 'To compare later', 'To ask a colleague'],
  both: ['Overview and detail of the skin', 'To compare later', 'Video is not sharp enough alone'],
};

/** How somebody showed who they are, as a fact to weigh when admitting them. */
export const IDENTIFIED: Record<Identified, string> = {
  staff_sign_in: 'Signed in with their staff account',
  date_of_birth: 'Opened the link and gave the right date of birth',
  personal_link: 'Opened their personal link',
};

/** An answer to one scope, with its time: "Yes at 10:42, spoken and noted". */
export function consentWords(consent: Consent | null, timeZone: string): string {
  if (!consent) return 'No answer yet';
  const at = clockTime(consent.at, timeZone);
  if (consent.decision === 'withdrawn') return `Withdrawn at ${at}`;
  const answer = consent.decision === 'yes' ? 'Yes' : 'No';
  const how = consent.how === 'spoken' ? ', spoken and noted' : '';
  const open = consent.provisional && consent.decision === 'yes' ? ' – before the call, to be confirmed' : '';
  return `${answer} at ${at}${how}${open}`;
}

const PREFERS = { woman: 'a woman', man: 'a man' } as const;

/** R30: the wish in words, with what they prefer. */
export function chaperoneWish(answer: StatementOf<'chaperone_answer'> | null): string {
  if (!answer) return 'Not answered yet';
  const wish = answer.answer === 'accepted' ? 'Would like a chaperone' : 'Does not want a chaperone';
  const more = [answer.prefers ? PREFERS[answer.prefers] : '', answer.preference].filter(Boolean).join('; ');
  return more === '' ? wish : `${wish}: ${more}`;
}

/** What the shutter is busy with. */
export const CAPTURE_WORDS: Record<Capture['state'], string> = {
  requested: 'Asking the patient…',
  uploading: 'Sending the photograph…',
  processing: 'Checking and storing…',
  stored: 'Stored',
  refused: 'The patient said no to this photograph',
  failed: 'The photograph could not be taken',
  stopped: 'Stopped',
  expired: 'No answer from the patient in time',
};

const ENDINGS: Record<string, string> = {
  patient_refused: 'The patient said no to this photograph',
  consent_withdrawn: 'Consent was withdrawn. Nothing was stored',
  paused: 'The chaperone paused. Nothing was stored',
  device_failed: 'The patient’s camera could not take it',
  gate_closed: 'Stopped: the shutter closed. Nothing was stored',
  call_ended: 'The call ended. Nothing was stored',
  page_reloaded: 'The patient’s page was reloaded, so the photograph is lost. Take it again',
};

const isBlocker = (ended: string): ended is BlockerCode => Object.hasOwn(BLOCKERS, ended);

/** Why a capture ended without a still, in words where the server gave a reason we know. */
export function endingWords({ ended, state }: Capture): string {
  if (ended === null) return CAPTURE_WORDS[state];
  const known = ENDINGS[ended];
  if (known !== undefined) return known;
  // R13: what closed the shutter behind the press.
  return isBlocker(ended) ? `${BLOCKERS[ended].text} Nothing was stored` : CAPTURE_WORDS[state];
}

/** R4, R6: whose decision it is, in a line. */
export function whoDecidesWords({ who, names }: StaffView['deciding']): string {
  if (who === 'patient') return 'The patient decides';
  if (who === 'jointly') return `The patient, together with ${names.join(' and ')}`;
  if (who === 'representative') return names.join(', ');
  return who === 'nobody' ? 'Nobody has authority: your reasoning stands' : 'Not known yet';
}
