import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { exactTime } from '../../words/practice-time.ts';
import { useConsultation } from './consultation-context.ts';
import { calledName, currentPause } from './facts.ts';

/** What a pause means and whose turn it is; the clinician cannot end it. */
export function PauseDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { view } = useConsultation();
  const pause = currentPause(view);
  const who = pause?.startedBy.name ?? 'The chaperone';
  return (
    <Dialog
      open={open}
      scope="call"
      title={pause ? `${who} has paused` : 'The pause is over'}
      onDismiss={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      {pause && (
        <>
          <p>
            Since {exactTime(pause.startedAt, view.practice.timeZone)}. {calledName(view)}’s picture is off
            for everyone, the sound stays on, and no photograph can be taken.
          </p>
          <p>
            {pause.resumeRequestedAt === null
              ? `It ends when ${who} is content to go on and ${calledName(view)} agrees. Ask what is wrong.`
              : `${who} is content to go on. ${calledName(view)} is being asked.`}
          </p>
        </>
      )}
    </Dialog>
  );
}
