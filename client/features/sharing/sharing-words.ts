import { SHARING_REFUSALS, SharingRefusal } from '../../../shared/http-sharing.ts';
import type { Decider, Giver, SharePurpose, ShareStatus } from '../../../shared/http-sharing.ts';
import type { Wording } from '../../../shared/views.ts';
import { ClientError } from '../../platform/client-error.ts';
import type { Tone } from '../../ui/core/tone.ts';

/** A refusal by a rule of sharing, in the rule’s own sentence. */
export function inWords(problem: ClientError | null): ClientError | null {
  if (problem?.code === 'names_a_patient')
    return new ClientError(problem.code, 'Words that they would read name the patient. (R25)');
  if (problem?.code !== 'sharing_refused') return problem;
  const why = SharingRefusal.safeParse(problem.field);
  if (!why.success) return problem;
  const { rule, text } = SHARING_REFUSALS[why.data];
  return new ClientError(problem.code, `${text} (${rule})`);
}

export const PURPOSES: Record<SharePurpose, string> = {
  care: 'For this patient’s care',
  education: 'For teaching',
  other: 'For something else',
};

export const STATUS: Record<ShareStatus, { readonly tone: Tone | 'neutral'; readonly words: string }> = {
  needs_copy: { tone: 'attention', words: 'Waits for a checked copy' },
  ready: { tone: 'attention', words: 'No link made yet' },
  open: { tone: 'info', words: 'Shared now' },
  locked: { tone: 'danger', words: 'Locked: wrong code five times' },
  expired: { tone: 'neutral', words: 'Ended by its date' },
  ended: { tone: 'neutral', words: 'Ended' },
};

export const ENDED_WHY = {
  stopped: 'Stopped by the practice',
  withdrawn: 'Consent was withdrawn',
  nothing_left: 'The still is gone',
} as const;

/** What stands in braces in a wording. */
interface Planned {
  readonly recipient: string;
  readonly why: string;
  readonly until: string;
  readonly stills: number;
}

const blank = (text: string, hint: string) => (text.trim() === '' ? `[${hint}]` : text.trim());

/** The wording as it is said aloud; what is not typed yet stays in square brackets. */
export function said(wording: Wording, planned: Planned): Wording {
  const put = (line: string) =>
    line
      .replaceAll('{recipient}', () => blank(planned.recipient, 'who'))
      .replaceAll('{why}', () => blank(planned.why.replace(/\.$/, ''), 'why'))
      .replaceAll('{until}', () => blank(planned.until, 'day'))
      .replaceAll('{stills}', () =>
        planned.stills === 1 ? 'this photograph' : `these ${String(planned.stills)} photographs`,
      );
  return { ...wording, paragraphs: wording.paragraphs.map(put), question: put(wording.question) };
}

/** A person's key in a list of choices. */
export const keyOf = ({ by }: Pick<Decider, 'by'>): string => by ?? 'patient';

export const giversOf = (givers: readonly Giver[]): string => givers.map(({ name }) => name).join(' and ');
