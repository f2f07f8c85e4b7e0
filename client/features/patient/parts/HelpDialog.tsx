import { useEffect, useState } from 'react';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { Loading } from '../../../ui/core/Progress.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { helpWords } from './help-words.ts';
import { PhoneLink } from './PhoneLink.tsx';

interface HelpDialogProps {
  open: boolean;
  practice: string;
  phone: string;
  clinician: string;
  inCall: boolean;
  /** Somebody at the practice can still answer on this page; otherwise nobody is told and nothing is promised. */
  answerable: boolean;
  /** Whoever joined from elsewhere cannot tell anybody from here: a number, and no promise. */
  fromElsewhere?: boolean;
  /** Tells the practice. @throws ClientError */
  onHelp: () => Promise<{ doctorHere: boolean }>;
  onClose: () => void;
}

/** "I need help": tells the practice, and gives a number that works even when this page does not. */
export function HelpDialog(props: HelpDialogProps) {
  const { open, practice, phone, inCall, answerable, fromElsewhere = false, onClose } = props;
  return (
    <Dialog
      open={open}
      scope={inCall ? 'call' : 'page'}
      title="Help"
      onDismiss={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {answerable && !fromElsewhere && <Told {...props} />}
      <p>
        {!answerable
          ? `Your appointment here is over. Phone ${practice}.`
          : fromElsewhere
            ? `This page cannot call anybody for you. Phone ${practice}.`
            : `You can also phone ${practice}.`}
      </p>
      <PhoneLink number={phone} variant="primary" />
      <p>If you feel very ill, phone 112 or 999.</p>
    </Dialog>
  );
}

/** Mounted anew each time the dialog opens: says who could be told. */
function Told({ clinician, onHelp }: HelpDialogProps) {
  const [doctorHere, setDoctorHere] = useState<boolean | null>(null);
  const tell = useAction(async () => setDoctorHere((await onHelp()).doctorHere));
  const { run } = tell;
  useEffect(() => {
    void run();
  }, [run]);
  if (tell.problem) {
    return (
      <Notice tone="attention" title="We could not tell anybody" live="polite">
        <p>Phone the practice instead.</p>
      </Notice>
    );
  }
  if (doctorHere === null) return <Loading label="Telling the practice…" />;
  return (
    <Notice tone={doctorHere ? 'done' : 'attention'} title={helpWords(doctorHere, clinician)} live="polite">
      <p>{doctorHere ? 'Stay on this page if you can.' : 'If nobody comes soon, phone.'}</p>
    </Notice>
  );
}
