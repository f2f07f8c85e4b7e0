import { useState } from 'react';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { useAction } from '../use-action.ts';
import { saidNo } from './deciding-words.ts';
import type { NamedPerson } from './deciding-words.ts';
import styles from '../parts.module.css';

/** Somebody was named by mistake, or no longer decides: what they agreed to no longer counts, and stays in the record. */
export function RemoveDecider({ person }: { person: NamedPerson }) {
  const { act, view } = useConsultation();
  const refused = saidNo(view, person);
  const [open, setOpen] = useState(false);
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const close = () => {
    setOpen(false);
    setWhy('');
    setAsked(false);
    action.forget();
  };
  const remove = async () => {
    setAsked(true);
    if (why.trim() === '') return;
    const removed = { kind: 'representative_removed', representativeId: person.id, why } as const;
    if (await action.run(() => act.state(removed))) close();
  };
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={`Remove ${person.name}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Remove
      </Button>
      <Dialog
        open={open}
        scope="call"
        title={`Remove ${person.name}?`}
        onDismiss={close}
        actions={
          <>
            <Button onClick={close}>Keep</Button>
            <Button
              variant="danger"
              busy={action.busy ? 'Removing…' : undefined}
              onClick={() => void remove()}
            >
              Remove
            </Button>
          </>
        }
      >
        <p>What they said no longer counts. It stays in the record, and they leave the call.</p>
        {refused && (
          <Notice tone="attention" title={`${person.name} said no`}>
            <p>
              With them their no stops to count. Another GP will review it.{' '}
              <span className={styles.rule}>R4</span>
            </p>
          </Notice>
        )}
        <TextField
          label="Why"
          value={why}
          maxLength={500}
          onChange={setWhy}
          error={asked && why.trim() === '' ? 'Write why.' : undefined}
        />
        <ActionError action={action} />
      </Dialog>
    </>
  );
}
