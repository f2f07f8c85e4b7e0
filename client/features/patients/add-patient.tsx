import { useRef, useState, type SubmitEvent } from 'react';
import type * as z from 'zod/mini';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { DateOfBirthField } from '../../ui/core/DateOfBirthField.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { NewPatient } from '../../../shared/http.ts';
import type { PatientCard } from '../../../shared/views.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { draftFor, errorsOf, identifierWarning, requestFor, type PatientDraft } from './new-patient-form.ts';
import { SamePerson } from './same-person.tsx';

export interface AddPatientProps {
  /** What was looked for before; a name is carried over. */
  query: string;
  busy: boolean;
  problem: ClientError | null;
  /** Patients that this may be (the server said `already_exists`); null while there is no such doubt. */
  same: readonly PatientCard[] | null;
  onAdd: (patient: z.infer<typeof NewPatient>) => void;
  onPick: (patient: PatientCard) => void;
  onBack: () => void;
  /** Today in the practice, `YYYY-MM-DD`. */
  today: string;
}

/** A new patient: the name, the date of birth and a number that nobody else has (R19). */
export function AddPatient(props: AddPatientProps) {
  const { query, busy, problem, same, onAdd, onPick, onBack, today } = props;
  const [draft, setDraft] = useState<PatientDraft>(() => draftFor(query));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const errors = tried ? errorsOf(draft, today) : {};
  // What the server alone knows to be wrong stands at its field, too, until that is changed.
  const refused = useRefusedDate(problem, draft.born);
  if (refused !== undefined) errors.born ??= refused;
  const set = (change: Partial<PatientDraft>) => {
    setDraft((before) => ({ ...before, ...change }));
  };
  const send = (confirmNew: boolean) => {
    setTried(true);
    const request = requestFor(draft, confirmNew, today);
    if (request) onAdd(request);
    // After React has marked the fields: to the first that is wrong, wherever the panel is scrolled.
    else requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus());
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    send(false);
  };
  const doubt = problem?.code === 'already_exists';
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <Stack gap="m">
        <DraftFields draft={draft} errors={errors} set={set} />
        {doubt ? (
          <SamePerson
            same={same}
            busy={busy}
            onPick={onPick}
            onAddAnyway={() => {
              send(true);
            }}
          />
        ) : (
          <ProblemNotice
            problem={refused === undefined ? problem : null}
            meaning="The patient was not added. What you wrote is still here."
          />
        )}
        <Row gap="s">
          <Button type="submit" variant={doubt ? 'secondary' : 'primary'} busy={busy ? 'Adding…' : undefined}>
            {doubt ? 'Check again' : 'Add patient'}
          </Button>
          <Button variant="quiet" onClick={onBack}>
            Back to finding
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

/** The server’s word on the date of birth, for as long as that date stands in the form. */
function useRefusedDate(problem: ClientError | null, born: PatientDraft['born']): string | undefined {
  const [refused, setRefused] = useState<{ problem: ClientError; born: PatientDraft['born'] } | null>(null);
  if (problem?.code === 'date_of_birth_impossible' && refused?.problem !== problem)
    setRefused({ problem, born });
  return problem !== null && refused?.problem === problem && refused.born === born
    ? problem.message
    : undefined;
}

interface DraftFieldsProps {
  draft: PatientDraft;
  errors: ReturnType<typeof errorsOf>;
  set: (change: Partial<PatientDraft>) => void;
}

function DraftFields({ draft, errors, set }: DraftFieldsProps) {
  const text = (field: 'name' | 'preferredName' | 'identifier' | 'phone') => ({
    value: draft[field],
    error: errors[field],
    autoComplete: 'off',
    onChange: (value: string) => {
      set({ [field]: value });
    },
  });
  return (
    <>
      <TextField label="Full name" maxLength={200} {...text('name')} />
      <TextField
        label="Preferred name"
        hint="How they like to be called, if it is different"
        maxLength={100}
        {...text('preferredName')}
      />
      <DateOfBirthField
        label="Date of birth"
        value={draft.born}
        error={errors.born}
        onChange={(born) => {
          set({ born });
        }}
      />
      <Choice
        label="Identified by"
        layout="row"
        options={[
          { value: 'Practice number', label: 'Practice number' },
          { value: 'IHI', label: 'IHI' },
        ]}
        value={draft.identifierKind}
        onChange={(identifierKind) => {
          set({ identifierKind });
        }}
      />
      <TextField
        label={draft.identifierKind === 'IHI' ? 'Individual Health Identifier' : 'Practice number'}
        inputMode={draft.identifierKind === 'IHI' ? 'numeric' : 'text'}
        hint={identifierWarning(draft)}
        maxLength={40}
        {...text('identifier')}
      />
      <TextField label="Phone" type="tel" maxLength={40} {...text('phone')} />
    </>
  );
}
