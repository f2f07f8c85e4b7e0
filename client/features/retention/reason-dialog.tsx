import { useState, type ReactNode } from 'react';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';

interface ReasonDialogProps {
  title: string;
  children: ReactNode;
  hint: string;
  confirm: string;
  busy: string;
  variant?: 'primary' | 'danger';
  /** What stayed as it was when it fails. */
  unchanged: string;
  onConfirm: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** One decision with its reason. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, hint, confirm, busy, variant = 'primary', unchanged, onConfirm, onClose } = props;
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const action = useAction(onConfirm);
  const submit = () => {
    setTried(true);
    if (reason.trim() !== '') void action.run(reason.trim()).then((done) => done && onClose());
  };
  return (
    <Dialog
      open
      title={title}
      size="medium"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant={variant} busy={action.busy ? busy : undefined} onClick={submit}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      <TextArea
        label="Why"
        hint={hint}
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={tried && reason.trim() === '' ? 'Say in a few words why.' : undefined}
      />
      <ProblemNotice problem={action.problem} meaning={unchanged} />
    </Dialog>
  );
}
