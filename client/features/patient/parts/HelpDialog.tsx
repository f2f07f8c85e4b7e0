import { useEffect } from 'react';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { Loading } from '../../../ui/core/Progress.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { PhoneLink } from './PhoneLink.tsx';

interface HelpDialogProps {
  open: boolean;
  practice: string;
  phone: string;
  clinician: string;
  inCall: boolean;
  /** Tells the doctor's screen. @throws ClientError */
  onHelp: () => Promise<void>;
  onClose: () => void;
}

/** "I need help": tells the doctor's screen, and gives a number that works even when this page does not. */
export function HelpDialog(props: HelpDialogProps) {
  const { open, practice, phone, inCall, onClose } = props;
  return (
    <Dialog
      open={open}
      scope={inCall ? 'call' : 'page'}
      title="Help"
      onDismiss={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <Told {...props} />
      <p>You can also phone {practice}.</p>
      <PhoneLink number={phone} variant="primary" />
      <p>If you feel very ill, phone 112 or 999.</p>
    </Dialog>
  );
}

/** Mounted anew each time the dialog opens: says whether the doctor's screen could be told. */
function Told({ clinician, onHelp }: HelpDialogProps) {
  const tell = useAction(onHelp);
  const { run } = tell;
  useEffect(() => {
    void run();
  }, [run]);
  if (tell.busy) return <Loading label={`Telling ${clinician}…`} />;
  if (tell.problem) {
    return (
      <Notice tone="attention" title={`We could not tell ${clinician}`} live="polite">
        <p>Phone the practice instead.</p>
      </Notice>
    );
  }
  return (
    <Notice tone="done" title={`${clinician}’s screen now shows that you need help`} live="polite">
      <p>Stay on this page if you can.</p>
    </Notice>
  );
}
