import { useState } from 'react';
import type { Still } from '../../../shared/consultation.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { useAction } from './use-action.ts';

/** R3: consent was withdrawn after this was taken; the clinician says what becomes of it, and why. */
export function StillDecision({ still }: { still: Still }) {
  const { view, act } = useConsultation();
  const [keep, setKeep] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    if (keep === null || reason.trim() === '') return;
    await action.run(() => act.decideStill({ stillId: still.id, keep, reason }));
  };
  return (
    <Notice tone="attention" title={`${calledName(view)} stopped photographs after this one was taken`}>
      <YesNo
        question="Does it have to stay in the record?"
        yes="Keep it"
        no="Discard it"
        value={keep}
        onChange={setKeep}
        error={asked && keep === null ? 'Choose one.' : undefined}
      />
      <TextField
        label="Why"
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={asked && reason.trim() === '' ? 'Say why.' : undefined}
      />
      <ActionError action={action} />
      <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
        Record the decision
      </Button>
    </Notice>
  );
}
