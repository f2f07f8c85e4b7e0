import { useState, type SubmitEvent } from 'react';
import type { PracticePolicyView } from '../../../shared/http-policy.ts';
import type { PracticePolicy } from '../../../shared/practice-policy.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import type { PolicyActions } from './policy-actions.ts';
import { draftOf, isChanged, policyOf } from './policy-form.ts';
import { FIELDS, FIELD_WORDS, changeWords } from './policy-words.ts';

interface FormProps {
  choices: PracticePolicyView;
  onChange: PolicyActions['change'];
}

/** Each choice with what it means; a change is confirmed with what was and what will be. */
export function ChoicesForm({ choices, onChange }: FormProps) {
  const [draft, setDraft] = useState(() => draftOf(choices.policy));
  const [tried, setTried] = useState(false);
  const [confirming, setConfirming] = useState<PracticePolicy | null>(null);
  const save = useAction(onChange);
  const read = policyOf(draft);
  const errors = tried && 'errors' in read ? read.errors : {};
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if ('policy' in read && isChanged(choices.policy, draft)) setConfirming(read.policy);
  };
  const confirm = async () => {
    if (confirming === null) return;
    await save.run({ basedOn: choices.version, policy: confirming });
    setConfirming(null);
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="l">
        <Card title="Examinations">
          <Checkbox
            checked={draft.under18IntimateOverride}
            onChange={(under18IntimateOverride) => {
              setDraft({ ...draft, under18IntimateOverride });
            }}
            hint="Off: it is blocked, and an urgent examination in person is offered. On: each time two clinicians give a reason, and it goes to review. (R29)"
          >
            {FIELD_WORDS.under18IntimateOverride}
          </Checkbox>
        </Card>
        <Card title="The patient’s receipt">
          <TextField
            label={FIELD_WORDS.receiptDays}
            inputMode="numeric"
            value={draft.receiptDays}
            onChange={(receiptDays) => {
              setDraft({ ...draft, receiptDays });
            }}
            hint="After the appointment. 1 to 90."
            error={errors.receiptDays}
          />
          <Checkbox
            checked={draft.patientMaySeeStills}
            onChange={(patientMaySeeStills) => {
              setDraft({ ...draft, patientMaySeeStills });
            }}
            hint="The GP still decides for each still."
          >
            {FIELD_WORDS.patientMaySeeStills}
          </Checkbox>
        </Card>
        <Card title="Filing">
          <TextField
            label={FIELD_WORDS.filingLateAfterMinutes}
            inputMode="numeric"
            value={draft.filingLateAfterMinutes}
            onChange={(filingLateAfterMinutes) => {
              setDraft({ ...draft, filingLateAfterMinutes });
            }}
            hint="5 to 1440. What is late is counted on the adherence board. (R18)"
            error={errors.filingLateAfterMinutes}
          />
        </Card>
        <Row>
          <Button
            type="submit"
            variant="primary"
            busy={save.busy ? 'Saving…' : undefined}
            blockedBecause={isChanged(choices.policy, draft) ? undefined : 'Nothing has changed'}
          >
            Change the policy
          </Button>
        </Row>
        <ProblemNotice problem={save.problem} meaning="The policy was not changed." />
      </Stack>
      {confirming !== null && (
        <Confirm
          choices={choices}
          next={confirming}
          busy={save.busy}
          onConfirm={() => void confirm()}
          onClose={() => {
            setConfirming(null);
          }}
        />
      )}
    </form>
  );
}

interface ConfirmProps {
  choices: PracticePolicyView;
  next: PracticePolicy;
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

function Confirm({ choices, next, busy, onConfirm, onClose }: ConfirmProps) {
  const changed = FIELDS.filter((field) => choices.policy[field] !== next[field]);
  return (
    <Dialog
      open
      size="medium"
      title="Change the practice’s policy?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button variant="primary" busy={busy ? 'Saving…' : undefined} onClick={onConfirm}>
            Change it
          </Button>
        </>
      }
    >
      <ul>
        {changed.map((field) => (
          <li key={field}>{changeWords({ field, from: choices.policy[field], to: next[field] })}</li>
        ))}
      </ul>
      <p>It holds from now on, for everybody, with your name beside it. Old records keep what held then.</p>
    </Dialog>
  );
}
