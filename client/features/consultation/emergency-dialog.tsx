import { useState } from 'react';
import { BLOCKERS } from '../../../shared/blockers.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { useAction } from './use-action.ts';

interface EmergencyDialogProps {
  gate: 'examination' | 'capture';
  onClose: () => void;
}

const SHORTEST = 10;

/** R13: what is passed over, for whom to see, and the reason. Only what stands here is passed; a no never is. */
export function EmergencyDialog({ gate, onClose }: EmergencyDialogProps) {
  const { view, act } = useConsultation();
  // What the clinician saw when they opened it: what appears meanwhile stays closed.
  const [codes] = useState(() => view.emergency[gate]);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const action = useAction();
  const planId = view.told?.planId;
  const tooShort = reason.trim().length < SHORTEST;
  const goOn = async () => {
    setTried(true);
    if (tooShort || planId === undefined) return;
    const override = { kind: 'emergency_override', planId, gate, reason: reason.trim(), codes } as const;
    if (await action.run(() => act.state(override))) onClose();
  };
  return (
    <Dialog
      open
      size="medium"
      scope="call"
      title="Go on in an emergency?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button variant="primary" busy={action.busy ? 'Saving…' : undefined} onClick={() => void goOn()}>
            Go on without these
          </Button>
        </>
      }
    >
      <Stack>
        <ul>
          {codes.map((code) => (
            <li key={code}>
              {BLOCKERS[code].text} <small>{BLOCKERS[code].rule}</small>
            </li>
          ))}
        </ul>
        <p>
          For this plan only. Everybody in the call is told, it stands in the record, and another GP reviews
          it. The patient can still say no.
        </p>
        <TextArea
          label="Why it cannot wait"
          value={reason}
          onChange={setReason}
          maxLength={500}
          error={tried && tooShort ? `Say it in ${String(SHORTEST)} characters or more.` : undefined}
        />
        <ActionError action={action} />
      </Stack>
    </Dialog>
  );
}
