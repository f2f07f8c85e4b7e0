import { useState } from 'react';
import Ellipsis from 'lucide-react/icons/ellipsis';
import Flashlight from 'lucide-react/icons/flashlight';
import SwitchCamera from 'lucide-react/icons/switch-camera';
import { Blocker } from '../ui/core/Blocker.tsx';
import { Button } from '../ui/core/Button.tsx';
import { Progress } from '../ui/core/Progress.tsx';
import { VideoTile } from '../ui/core/VideoTile.tsx';
import { Menu } from '../ui/staff/Menu.tsx';
import { ShutterButton } from '../ui/staff/ShutterButton.tsx';
import { StepRail } from '../ui/staff/StepRail.tsx';
import styles from './gallery.module.css';
import { useSamplePictures } from '../fixtures/sample-pictures.ts';

type StepId = 'interest' | 'modality' | 'chaperone' | 'consent';

/** The call's primitives together: tiles, rail, shutter. */
export function CallPage() {
  const { skin: stream } = useSamplePictures();
  return (
    <main className={`call ${styles.room ?? ''}`}>
      <h1 className="visually-hidden">Call</h1>
      <Rail />
      <section className={styles.stage} aria-label="Pictures">
        <VideoTile name="Siobhán Ní Dhomhnaill" role="patient" stream={stream} fit="contain" />
        <div className={styles.strip}>
          <VideoTile name="You" stream={stream} size="small" mirrored micMuted />
          <VideoTile name="Claire Byrne" role="chaperone" stream={null} size="small" state="connecting" />
          <VideoTile
            name="Siobhán"
            stream={null}
            size="small"
            state="paused"
            stateWords="Paused by the chaperone"
          />
          <VideoTile name="Tadhg O’Brien" stream={null} size="small" state="camera-off" />
          <VideoTile name="Wei Zhang" stream={null} size="small" state="lost" />
        </div>
      </section>
      <section className={styles.tray} aria-label="Photographs">
        <Progress label="Photograph 2" value={0.4} detail="2.0 of 5.0 MB" />
        <ShutterButton onPress={() => undefined} />
        <ShutterButton onPress={() => undefined} busy="Asking the patient…" />
        <ShutterButton
          onPress={() => undefined}
          closedBecause="The patient has not agreed to photographs being stored."
        />
        <Menu
          label="Camera"
          icon={Ellipsis}
          scope="call"
          onAction={() => undefined}
          items={[
            { id: 'lens', label: 'Other lens', icon: SwitchCamera },
            { id: 'light', label: 'Light on', icon: Flashlight },
          ]}
        />
      </section>
    </main>
  );
}

function Rail() {
  const [open, setOpen] = useState<StepId | null>('chaperone');
  return (
    <section className={styles.rail} aria-label="Checklist">
      <h2>Before the camera</h2>
      <StepRail
        label="Steps to the photograph"
        open={open}
        onOpen={setOpen}
        steps={[
          {
            id: 'interest',
            title: 'Best interest',
            state: 'done',
            summary: 'Delay could cause harm',
            content: <p>Agreed at 10:31.</p>,
          },
          {
            id: 'modality',
            title: 'Video or photograph',
            state: 'current',
            summary: 'Not chosen yet',
            content: <p>Choose one.</p>,
          },
          {
            id: 'chaperone',
            title: 'Chaperone',
            state: 'blocked',
            content: (
              <Blocker
                sentence="The patient has not been asked about a chaperone."
                reference="R30"
                action={<Button size="small">Ask now</Button>}
              />
            ),
          },
          {
            id: 'consent',
            title: 'Consent to photographs',
            state: 'todo',
            content: <p>Comes after the chaperone.</p>,
          },
        ]}
      />
    </section>
  );
}
