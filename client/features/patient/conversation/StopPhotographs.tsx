import { useAction } from '../../../parts/use-action.ts';
import { announce } from '../../../ui/core/announce.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { PatientAct } from '../patient-act.ts';

interface StopPhotographsProps {
  open: boolean;
  act: PatientAct;
  onClose: () => void;
}

/** R3: one question, then it is closed at once; said exactly, also what it cannot undo. */
export function StopPhotographs({ open, act, onClose }: StopPhotographsProps) {
  const stop = useAction(async () => {
    await act.stopPhotographs();
    announce('Photographs are stopped.');
    onClose();
  });
  return (
    <Dialog
      open={open}
      scope="call"
      title="Stop photographs?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button variant="danger" busy={stop.busy ? 'Stopping…' : undefined} onClick={() => void stop.run()}>
            Stop photographs
          </Button>
        </>
      }
    >
      <p>No more photographs are taken. You can still talk to the doctor.</p>
      <p>Ones already in your record may have to stay. Your doctor will decide and tell you.</p>
      <ProblemNotice problem={stop.problem} />
    </Dialog>
  );
}
