import { useState } from 'react';
import { Button } from '../../../ui/core/Button.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { clockTime } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { useAction } from '../use-action.ts';
import styles from '../parts.module.css';

/** The consultation note and the safety-net advice, which the patient's receipt carries. */
export function NoteStep() {
  const { view, act } = useConsultation();
  const stated = latest(view, 'note');
  const [note, setNote] = useState<string | null>(null);
  const [safetyNet, setSafetyNet] = useState<string | null>(null);
  const action = useAction();
  const changed = note !== null || safetyNet !== null;
  const save = async () => {
    const written = {
      kind: 'note',
      note: note ?? stated?.note ?? '',
      safetyNet: safetyNet ?? stated?.safetyNet ?? '',
    } as const;
    if (!(await action.run(() => act.state(written)))) return;
    // What was typed while it was being saved stays.
    setNote((now) => (now === note ? null : now));
    setSafetyNet((now) => (now === safetyNet ? null : now));
  };
  return (
    <>
      <TextArea label="Note" value={note ?? stated?.note ?? ''} onChange={setNote} maxLength={8000} />
      <TextArea
        label="Safety net"
        hint="What to look out for and what to do. The patient reads this."
        value={safetyNet ?? stated?.safetyNet ?? ''}
        onChange={setSafetyNet}
        maxLength={4000}
        rows={2}
      />
      <ActionError action={action} />
      <div className={styles.quick}>
        <Button size="small" busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Save the note
        </Button>
        <span className={styles.muted} role="status">
          {changed && 'Not saved yet'}
          {!changed && stated && `Saved at ${clockTime(stated.at, view.practice.timeZone)}`}
        </span>
      </div>
    </>
  );
}
