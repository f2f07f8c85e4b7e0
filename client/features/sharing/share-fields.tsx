import { Choice } from '../../ui/core/Choice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { DatePicker } from '../../ui/staff/DatePicker.tsx';
import type { missingIn, ShareDraft } from './share-form.ts';

interface ShareFieldsProps {
  draft: ShareDraft;
  onChange: (draft: ShareDraft) => void;
  errors: ReturnType<typeof missingIn>;
  serverNow: string;
}

/** Who will look, what for, why, until when, and the words for them. */
export function ShareFields({ draft, onChange, errors, serverNow }: ShareFieldsProps) {
  // What was agreed is what was said: a change after the answer asks again.
  const change = (part: Partial<ShareDraft>) => {
    onChange({ ...draft, ...part, answer: { decision: null, givers: null } });
  };
  return (
    <>
      <TextField
        label="Who will look"
        hint="One person, by name."
        value={draft.name}
        maxLength={200}
        onChange={(name) => {
          change({ name });
        }}
        error={errors.name}
      />
      <TextField
        label="What they are"
        hint="For example: consultant dermatologist."
        value={draft.role}
        maxLength={100}
        onChange={(role) => {
          change({ role });
        }}
        error={errors.role}
      />
      <TextField
        label="Where they work (may be left empty)"
        value={draft.organisation}
        maxLength={200}
        onChange={(organisation) => {
          change({ organisation });
        }}
      />
      <Choice
        label="What it is for"
        options={[
          {
            value: 'care',
            label: 'This patient’s care',
            detail: 'They look after this patient, or are asked to.',
          },
          {
            value: 'education',
            label: 'Teaching',
            detail: 'Needs consent to teaching and a checked copy.',
          },
          {
            value: 'other',
            label: 'Something else',
            detail: 'An insurer, a court, a colleague who is only curious.',
          },
        ]}
        value={draft.purpose}
        onChange={(purpose) => {
          change({ purpose, identified: null });
        }}
        error={errors.purpose}
      />
      {draft.purpose === 'other' && (
        <Choice
          label="May they know who this is?"
          options={[
            { value: 'no', label: 'No: a copy that identifies nobody' },
            { value: 'yes', label: 'Yes, if the patient agrees to that' },
          ]}
          value={draft.identified}
          onChange={(identified) => {
            change({ identified });
          }}
          error={errors.identified}
        />
      )}
      <TextField
        label="Why, in words the patient hears"
        hint="Finishes the sentence “I would like to show this, because …”."
        value={draft.why}
        maxLength={300}
        onChange={(why) => {
          change({ why });
        }}
        error={errors.why}
      />
      <DatePicker
        label="Last day"
        hint="At most 90 days. It ends by itself at midnight."
        value={draft.until}
        min={serverNow.slice(0, 10)}
        onChange={(until) => {
          change({ until });
        }}
        error={errors.until}
      />
      <TextArea
        label="Words for them (may be left empty)"
        hint="Read beside the stills. Leave out what they need not know."
        value={draft.message}
        error={errors.message}
        maxLength={2000}
        rows={3}
        onChange={(message) => {
          onChange({ ...draft, message });
        }}
      />
    </>
  );
}
