import type { Asker } from '../../../shared/http-access.ts';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { DatePicker } from '../../ui/staff/DatePicker.tsx';
import { IDENTITY, needsDates, needsScope } from './access-words.ts';
import type { AskForm } from './ask-form.ts';

interface FieldsProps {
  form: AskForm;
  errors: Partial<Record<keyof AskForm, string>>;
  onChange: (changes: Partial<AskForm>) => void;
}

/** Somebody else asks: who they are, and what was seen of their authority. */
export function AuthorityFields({ form, errors, onChange }: FieldsProps) {
  return (
    <Stack gap="m">
      <TextField
        label="Their name"
        value={form.name}
        maxLength={200}
        error={errors.name}
        onChange={(name) => {
          onChange({ name });
        }}
      />
      <TextField
        label="Who they are to the patient"
        hint="Mother, solicitor, son"
        value={form.relationship}
        maxLength={200}
        error={errors.relationship}
        onChange={(relationship) => {
          onChange({ relationship });
        }}
      />
      <TextArea
        label="What you have seen of their authority"
        hint="The document, its date and number, who registered it"
        value={form.authority}
        maxLength={500}
        error={errors.authority}
        onChange={(authority) => {
          onChange({ authority });
        }}
      />
      {form.as !== null && needsDates(form.as) && <Dates form={form} errors={errors} onChange={onChange} />}
      {form.as !== null && needsScope(form.as) && (
        <Checkbox
          checked={form.coversHealthcare}
          hint="Tick it when the document itself says so."
          onChange={(coversHealthcare) => {
            onChange({ coversHealthcare });
          }}
        >
          It covers healthcare
        </Checkbox>
      )}
    </Stack>
  );
}

function Dates({ form, errors, onChange }: FieldsProps) {
  return (
    <>
      <DatePicker
        label="In force from"
        value={form.inForceFrom}
        error={errors.inForceFrom}
        onChange={(inForceFrom) => {
          onChange({ inForceFrom });
        }}
      />
      <DatePicker
        label="Until"
        hint="Leave empty when it has no end."
        value={form.expires}
        onChange={(expires) => {
          onChange({ expires });
        }}
      />
    </>
  );
}

const WAYS: readonly Asker['identity'][] = ['photo_id', 'known_to_practice', 'called_back'];

/** How it was checked that they are who they say. */
export function IdentityFields({ form, errors, onChange }: FieldsProps) {
  return (
    <Stack gap="m">
      <Choice
        label="How you know who they are"
        options={WAYS.map((value) => ({ value, label: IDENTITY[value] }))}
        value={form.identity}
        error={errors.identity}
        onChange={(identity) => {
          onChange({ identity });
        }}
      />
      <TextField
        label="Note on that"
        hint="May stay empty. No copy of an identity document."
        value={form.identityNote}
        maxLength={300}
        onChange={(identityNote) => {
          onChange({ identityNote });
        }}
      />
    </Stack>
  );
}
