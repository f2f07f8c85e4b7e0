import { useState } from 'react';
import Camera from 'lucide-react/icons/camera';
import { announce } from '../ui/core/announce.ts';
import { Button } from '../ui/core/Button.tsx';
import { Dialog } from '../ui/core/Dialog.tsx';
import { Row } from '../ui/core/Layout.tsx';
import { YesNo } from '../ui/core/YesNo.tsx';
import { Tooltip } from '../ui/staff/Tooltip.tsx';
import { toast } from '../ui/staff/toast.ts';
import { Sample, SamplePage } from './Sample.tsx';

type Open = 'small' | 'needed' | 'takeover' | null;

/** What lies over a page. */
export function OverlaysPage() {
  const [open, setOpen] = useState<Open>(null);
  const close = () => {
    setOpen(null);
  };
  return (
    <SamplePage title="Overlays">
      <Sample title="Dialog">
        <Row>
          <Button
            onClick={() => {
              setOpen('small');
            }}
          >
            Ask before leaving
          </Button>
          <Button
            onClick={() => {
              setOpen('takeover');
            }}
          >
            Photograph moment
          </Button>
          <Button
            onClick={() => {
              setOpen('needed');
            }}
          >
            Consent
          </Button>
          <Button
            blockedBecause="Two photographs are not filed yet."
            onClick={() => {
              setOpen('small');
            }}
          >
            Close the consultation
          </Button>
        </Row>
      </Sample>
      <Sample title="Toast, Tooltip, announce">
        <Row>
          <Button
            onClick={() => {
              toast({ tone: 'done', title: 'Filed in the record', detail: 'Left forearm' });
            }}
          >
            Done toast
          </Button>
          <Button
            onClick={() => {
              toast({ tone: 'attention', title: 'The patient’s connection is weak' });
            }}
          >
            Attention toast
          </Button>
          <Tooltip text="Opens the patient’s other lens">
            <Button
              onClick={() => {
                announce('The lens was changed.');
              }}
            >
              Change lens
            </Button>
          </Tooltip>
        </Row>
      </Sample>
      <Dialog
        open={open === 'small'}
        title="Leave the consultation?"
        onDismiss={close}
        actions={
          <>
            <Button onClick={close}>Stay</Button>
            <Button variant="danger" onClick={close}>
              Leave
            </Button>
          </>
        }
      >
        <p>Your place is kept for 10 minutes. You can come back with the same link.</p>
      </Dialog>
      <Dialog open={open === 'needed'} title="May the doctor take photographs?">
        <YesNo question="Photographs of your arm" value={null} onChange={close} />
      </Dialog>
      <Dialog
        open={open === 'takeover'}
        size="takeover"
        scope="call"
        title="Photograph in 3…"
        actions={
          <>
            <Button size="large" onClick={close}>
              Don’t take it
            </Button>
            <Button size="large" icon={Camera} onClick={close}>
              I am ready
            </Button>
          </>
        }
      >
        <p>Hold the phone 25 cm away. Hold still.</p>
      </Dialog>
    </SamplePage>
  );
}
