import { useState } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { latest } from './facts.ts';
import { Folded } from './folded.tsx';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

/** R31: the clinician wants a chaperone, whatever the patient answered. */
export function ChaperoneWanted() {
  const { view, act } = useConsultation();
  const stated = latest(view, 'chaperone_wanted');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    if (reason.trim() === '') return;
    if (!(await action.run(() => act.state({ kind: 'chaperone_wanted', reason })))) return;
    setReason('');
    setAsked(false);
  };
  return (
    <Folded title="I want a chaperone">
      {stated && <p className={styles.muted}>Recorded: {stated.reason}</p>}
      <p className={styles.muted}>If the patient declines, this examination is rearranged.</p>
      <TextField
        label="Your reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={asked && reason.trim() === '' ? 'Write your reason.' : undefined}
      />
      <ActionError action={action} />
      <div>
        <Button size="small" busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Record that I want one
        </Button>
      </div>
    </Folded>
  );
}
