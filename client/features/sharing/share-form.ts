import type { NewShare, SharePurpose, StillSharing } from '../../../shared/http-sharing.ts';
import type { StillId } from '../../../shared/ids.ts';
import type { Answer } from './say-and-answer.tsx';

/** What is typed on the share page. */
export interface ShareDraft {
  readonly stills: ReadonlySet<StillId>;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  readonly purpose: SharePurpose | null;
  readonly identified: 'yes' | 'no' | null;
  readonly why: string;
  readonly message: string;
  /** Without the words that stand at the stills. */
  readonly bare: boolean;
  readonly until: string | null;
  readonly answer: Answer;
}

export const emptyDraft = (still: StillId): ShareDraft => ({
  stills: new Set([still]),
  name: '',
  role: '',
  organisation: '',
  purpose: null,
  identified: null,
  why: '',
  message: '',
  bare: false,
  until: null,
  answer: { decision: null, givers: null },
});

type Field = 'stills' | 'name' | 'role' | 'purpose' | 'identified' | 'why' | 'message' | 'until' | 'answer';

/** What is still missing, a sentence a field; empty when the answer can be recorded. */
export function missingIn(draft: ShareDraft): Partial<Record<Field, string>> {
  const missing: Partial<Record<Field, string>> = {};
  if (draft.stills.size === 0) missing.stills = 'Choose at least one still.';
  if (draft.name.trim() === '') missing.name = 'Write who will look.';
  if (draft.role.trim() === '') missing.role = 'Write what they are.';
  if (draft.purpose === null) missing.purpose = 'Choose what it is for.';
  if (draft.purpose === 'other' && draft.identified === null) missing.identified = 'Choose one.';
  if (draft.why.trim() === '') missing.why = 'Write why, in words the patient hears.';
  if (draft.until === null) missing.until = 'Choose the last day.';
  if (draft.answer.decision === null || draft.answer.givers === null)
    missing.answer = 'Ask first, then record the answer.';
  return missing;
}

/** R25: at the field in which the server found the patient’s name; the words at a still stand with the stills. */
export function namedIn(field: string | undefined): Partial<Record<Field, string>> {
  if (field === 'caption') return { stills: 'The words at a still name the patient.' };
  const names = 'This names the patient. Say it without the name or number.';
  return field === 'why' || field === 'message' ? { [field]: names } : {};
}

/** R25, as the server computes it: this only says it beforehand. */
export const formOf = (draft: Pick<ShareDraft, 'purpose' | 'identified'>): 'as_filed' | 'copy' | null => {
  if (draft.purpose === null) return null;
  if (draft.purpose === 'care') return 'as_filed';
  return draft.purpose === 'other' && draft.identified === 'yes' ? 'as_filed' : 'copy';
};

export const wordingOf = (
  { wordings }: Pick<StillSharing, 'wordings'>,
  draft: Pick<ShareDraft, 'purpose' | 'identified'>,
) => {
  if (draft.purpose === 'care') return wordings.care;
  return formOf(draft) === 'as_filed' ? wordings.identified : wordings.deidentified;
};

/** The request, or null while something is missing. */
export function requestOf(draft: ShareDraft, labels: ReadonlyMap<StillId, string>): NewShare | null {
  const { purpose, until, answer } = draft;
  if (purpose === null || until === null || answer.decision === null || answer.givers === null) return null;
  if (Object.keys(missingIn(draft)).length > 0) return null;
  return {
    stills: [...draft.stills].map((stillId) => ({
      stillId,
      caption: draft.bare ? '' : (labels.get(stillId) ?? ''),
    })),
    recipient: { name: draft.name, role: draft.role, organisation: draft.organisation },
    purpose,
    why: draft.why,
    message: draft.message,
    until,
    identified: draft.identified === 'yes',
    consent: { decision: answer.decision, givers: [...answer.givers] },
  };
}
