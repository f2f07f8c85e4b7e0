import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface LeaveDialogProps {
  open: boolean;
  inCall: boolean;
  clinician: string;
  /** Set where somebody else than the patient would leave: the patient's appointment goes on without them. */
  patient?: string | undefined;
  /** @throws ClientError */
  onLeave: () => Promise<void>;
  onClose: () => void;
}

/** One question before leaving, and what it means. */
export function LeaveDialog({ open, inCall, clinician, patient, onLeave, onClose }: LeaveDialogProps) {
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
        {clinician} sees that you left.{' '}
        {patient === undefined
          ? 'Your appointment is not cancelled'
          : `The appointment of ${patient} goes on without you`}
        , and your answers are kept. You can come back with your link.
      </p>
      <ProblemNotice problem={leave.problem} />
    </Dialog>
  );
}
