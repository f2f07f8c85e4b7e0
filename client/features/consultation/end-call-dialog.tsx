import PhoneOff from 'lucide-react/icons/phone-off';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { currentCapture } from './facts.ts';
import { useAction } from './use-action.ts';

/** What ending leaves to do, so that the question can be answered. */
function afterwards(unfiled: number): string {
  if (unfiled === 0) return 'Then you finish the note. Nobody can come back into the call.';
  const stills = unfiled === 1 ? 'One photograph is' : `${String(unfiled)} photographs are`;
  return `${stills} not filed yet: you label and file on the next screen. Nobody can come back into the call.`;
}

/** Asks before the call ends for everyone. */
export function EndCallDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { view, act } = useConsultation();
  const action = useAction();
  const unfiled = view.stills.filter((still) => still.state === 'unfiled').length;
  const end = async () => {
    if (await action.run(() => act.endCall())) onClose();
  };
  return (
    <Dialog
      open={open}
      scope="call"
      title="End the call for everyone?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Stay in the call</Button>
          <Button
            variant="danger"
            icon={PhoneOff}
            busy={action.busy ? 'Ending…' : undefined}
            onClick={() => void end()}
          >
            End the call
          </Button>
        </>
      }
    >
      <p>{afterwards(unfiled)}</p>
      {currentCapture(view) && <p>A photograph is being taken. It is lost if you end the call now.</p>}
      <ActionError action={action} />
    </Dialog>
  );
}
