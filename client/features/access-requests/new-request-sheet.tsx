import { useState } from 'react';
import {
  ACCESS_PROBLEMS,
  AccessProblem,
  AskedAs,
  type NewAccessRequest,
} from '../../../shared/http-access.ts';
import type { PatientCard } from '../../../shared/views.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { missing, requestOf, emptyForm, type AskForm } from './ask-form.ts';
import { AuthorityFields, IdentityFields } from './ask-fields.tsx';
import { PatientChoice } from './patient-choice.tsx';
import { ASKED_AS } from './access-words.ts';
import { DatePicker } from '../../ui/staff/DatePicker.tsx';
import { Select } from '../../ui/staff/Select.tsx';

export interface NewRequestSheetProps {
  /** Null: the person looks for them. */
  patient: AskForm['patient'];
  find: (query: string, signal: AbortSignal) => Promise<PatientCard[]>;
  /** Rejects with ClientError. */
  onRecord: (request: NewAccessRequest) => Promise<void>;
  onClose: () => void;
  /** For looking at the sheet as somebody has filled it in. */
  start?: AskForm | undefined;
}

const GROUNDS = AskedAs.options.map((value) => ({ value, label: ASKED_AS[value] }));

/** GDPR Art. 12, 15: who asks, on whose authority, and how both were checked. */
export function NewRequestSheet({ patient, find, onRecord, onClose, start }: NewRequestSheetProps) {
  const [form, setForm] = useState(start ?? emptyForm(patient));
  const [tried, setTried] = useState(false);
  const record = useAction(onRecord);
  const set = (changes: Partial<AskForm>) => {
    record.forget();
    setForm((before) => ({ ...before, ...changes }));
  };
  const errors = tried ? missing(form) : {};
  const submit = async () => {
    setTried(true);
    const request = requestOf(form);
    if (request !== null) await record.run(request);
  };
  return (
    <Sheet
      open
      onClose={onClose}
      title="New access request"
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            busy={record.busy ? 'Recording…' : undefined}
            onClick={() => void submit()}
          >
            Record the request
          </Button>
        </>
      }
    >
      <Stack gap="l">
        {patient === null ? (
          <PatientChoice
            value={form.patient}
            find={find}
            error={errors.patient}
            onChange={(chosen) => {
              set({ patient: chosen });
            }}
          />
        ) : (
          <p>
            For what the practice holds about <strong>{patient.name}</strong>.
          </p>
        )}
        <DatePicker
          label="Received on"
          hint="By letter, e-mail, telephone or at the desk. It is due one month later."
          value={form.receivedOn}
          error={errors.receivedOn}
          onChange={(receivedOn) => {
            set({ receivedOn });
          }}
        />
        <Select
          label="Who asks"
          options={GROUNDS}
          value={form.as}
          error={errors.as}
          onChange={(as) => {
            set({ as });
          }}
        />
        {form.as !== null && form.as !== 'self' && (
          <AuthorityFields form={form} errors={errors} onChange={set} />
        )}
        <IdentityFields form={form} errors={errors} onChange={set} />
        <Refused problem={record.problem} />
      </Stack>
    </Sheet>
  );
}

function Refused({ problem }: { problem: ClientError | null }) {
  if (problem?.code !== 'access_not_entitled')
    return <ProblemNotice problem={problem} meaning="Nothing was recorded." />;
  const reasons = problem.reasons.flatMap((reason) => AccessProblem.safeParse(reason).data ?? []);
  return (
    <Notice tone="danger" title={problem.message} live="assertive">
      {reasons.map((reason) => (
        <p key={reason}>{ACCESS_PROBLEMS[reason]}</p>
      ))}
    </Notice>
  );
}
