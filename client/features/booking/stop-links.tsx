import { useState } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';

interface StopLinksProps {
  patientName: string;
  stopping: boolean;
  onStopAll: () => void;
}

/** The way back from a link that went to the wrong person: asked first, because everybody is put out at once. */
export function StopLinks({ patientName, stopping, onStopAll }: StopLinksProps) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <div>
        <Button
          variant="quiet"
          onClick={() => {
            setAsking(true);
          }}
        >
          Sent it to the wrong person?
        </Button>
      </div>
    );
  }
  return (
    <Notice
      tone="attention"
      title="Stop every link sent so far?"
      live="polite"
      actions={
        <>
          <Button
            onClick={() => {
              setAsking(false);
            }}
          >
            Keep them
          </Button>
          <Button variant="danger" busy={stopping ? 'Stopping…' : undefined} onClick={onStopAll}>
            Stop every link sent so far
          </Button>
        </>
      }
    >
      <p>
        They stop working at once, the chaperones’ too, and whoever has opened one is put out. You then get a
        fresh link for {patientName}.
      </p>
    </Notice>
  );
}
