import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface LeaveDialogProps {
  open: boolean;
  inCall: boolean;
  clinician: string;
  /** @throws ClientError */
  onLeave: () => Promise<void>;
  onClose: () => void;
}

/** One question before leaving, and what it means. */
export function LeaveDialog({ open, inCall, clinician, onLeave, onClose }: LeaveDialogProps) {
  const leave = useAction(onLeave);
  return (
    <Dialog
      open={open}
      scope={inCall ? 'call' : 'page'}
      title={inCall ? 'Leave the call?' : 'Leave this page?'}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Stay</Button>
          <Button
            variant="danger"
            busy={leave.busy ? 'Leaving…' : undefined}
            onClick={() => void leave.run()}
          >
            Leave
          </Button>
        </>
      }
    >
      <p>
        {clinician} sees that you left. Your appointment is not cancelled, and your answers are kept. You can
        come back with your link.
      </p>
      <ProblemNotice problem={leave.problem} />
    </Dialog>
  );
}
