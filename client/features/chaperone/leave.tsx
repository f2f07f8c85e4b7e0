import { useState } from 'react';
import LogOut from 'lucide-react/icons/log-out';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { useChaperoning } from './chaperone-context.ts';
import { calledName } from './facts.ts';

/** Leaving, asked once more while the patient counts on the chaperone. */
export function Leave() {
  const { view, act } = useChaperoning();
  const [asking, setAsking] = useState(false);
  const leave = useAction(() => act.leave());
  const close = () => {
    setAsking(false);
  };
  return (
    <>
      <Button
        icon={LogOut}
        size="small"
        onClick={() => {
          setAsking(true);
        }}
      >
        Leave
      </Button>
      <Dialog
        open={asking}
        scope="call"
        title="Leave this consultation?"
        onDismiss={close}
        actions={
          <>
            <Button onClick={close}>Stay</Button>
            <Button
              variant="danger"
              icon={LogOut}
              busy={leave.busy ? 'Leaving…' : undefined}
              onClick={() => void leave.run()}
            >
              Leave
            </Button>
          </>
        }
      >
        <p>
          {view.admitted
            ? `${calledName(view)} then has no chaperone. ${view.clinician.name} and ${calledName(view)} see that you left.`
            : `${view.clinician.name} sees that you left.`}
        </p>
        <ProblemNotice problem={leave.problem} />
      </Dialog>
    </>
  );
}
