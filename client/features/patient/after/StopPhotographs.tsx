import { useState } from 'react';
import CameraOff from 'lucide-react/icons/camera-off';
import type { Receipt } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { useAnnouncement } from '../parts/use-announcement.ts';

type Person = Receipt['mayStop'][number];

interface StopPhotographsProps {
  /** Who may still stop them on this page; empty when there is nothing left to stop. */
  mayStop: readonly Person[];
  clinician: string;
  onStop: (by: Person['by']) => Promise<void>;
  /** Open from the start: for the gallery of screens. */
  asking?: boolean;
}

const STOPPED = 'Photographs are stopped. What becomes of the ones already taken stands under “Photographs”.';

/** R3: stopping photographs after the call, with what happens next said before it is done. */
export function StopPhotographs({ mayStop, clinician, onStop, asking = false }: StopPhotographsProps) {
  const [open, setOpen] = useState(asking);
  const [done, setDone] = useState(false);
  const stop = useAction(onStop);
  useAnnouncement(done ? STOPPED : null);
  const confirm = async (by: Person['by']) => {
    if (!(await stop.run(by))) return;
    setDone(true);
    setOpen(false);
  };
  if (mayStop.length === 0) return done ? <p>{STOPPED}</p> : null;
  const onClose = () => {
    stop.forget();
    setOpen(false);
  };
  return (
    <>
      <p>You can stop photographs here, for as long as this page opens.</p>
      <Button size="large" block icon={CameraOff} onClick={() => setOpen(true)}>
        Stop photographs…
      </Button>
      <Dialog
        open={open}
        title="Stop photographs?"
        onDismiss={onClose}
        actions={
          <>
            <Button onClick={onClose}>Go back</Button>
            {mayStop.map(({ by, name }) => (
              <Button
                key={by ?? ''}
                variant="danger"
                busy={stop.busy ? 'Stopping…' : undefined}
                onClick={() => void confirm(by)}
              >
                {mayStop.length === 1 ? 'Stop photographs' : `${name} stops photographs`}
              </Button>
            ))}
          </>
        }
      >
        <p>No more are taken.</p>
        <p>
          {clinician} decides whether the ones already taken stay in the record or are destroyed. They may
          have to stay. This page says what was decided. It may take some days.
        </p>
        <ProblemNotice problem={stop.problem} />
      </Dialog>
    </>
  );
}
