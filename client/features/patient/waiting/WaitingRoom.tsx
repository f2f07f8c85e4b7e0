import { useState, type ReactNode } from 'react';
import Pencil from 'lucide-react/icons/pencil';
import type { PatientView } from '../../../../shared/views.ts';
import type { Connection } from '../../../signalling/connection.ts';
import { clockTime } from '../../../words/practice-time.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { AskSheet } from '../asks/AskSheet.tsx';
import { DeviceTrouble } from '../devices/DeviceTrouble.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { ConnectionNotice } from '../parts/ConnectionNotice.tsx';
import { DeviceButtons } from '../parts/DeviceButtons.tsx';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import { AgreedElsewhere } from '../parts/AgreedElsewhere.tsx';
import { OwnPicture } from '../parts/OwnPicture.tsx';
import { ownIn } from '../parts/own-in.ts';
import { described } from '../parts/who-words.ts';
import type { PatientAct } from '../patient-act.ts';
import { stepsOf, type Step } from '../patient-flow.ts';
import { AnswersDialog } from './AnswersDialog.tsx';
import { waitingWords } from './waiting-words.ts';
import styles from './WaitingRoom.module.css';

interface WaitingRoomProps {
  view: PatientView;
  act: PatientAct;
  chrome: Chrome;
  media: OwnMedia;
  connection: Connection;
  onChange: (step: Step) => void;
  /** R35: what the doctor asks for, where they do. */
  ownPicture?: ReactNode;
}

/** The own picture, the truth about the wait, and quiet. */
export function WaitingRoom({
  view,
  act,
  chrome,
  media,
  connection,
  onChange,
  ownPicture,
}: WaitingRoomProps) {
  const [changing, setChanging] = useState(false);
  return (
    <Frame chrome={chrome}>
      <div className={styles.words}>
        <h1>You are in the waiting room</h1>
        {view.page === 'representative' && view.answering && (
          <p>
            For {view.patientName}, as {described(view.answering, view.patientName)}
          </p>
        )}
        <p className={styles.truth} role="status">
          {waitingWords(view)}
        </p>
        <p>Your appointment is at {clockTime(view.startsAt, view.practice.timeZone)}.</p>
      </div>
      <ConnectionNotice connection={connection} />
      <AgreedElsewhere view={view} />
      <AskSheet view={view} act={act} />
      {ownPicture}
      <div className={styles.picture}>
        <OwnPicture {...ownIn(view)} media={media.state} />
      </div>
      <DeviceTrouble media={media} />
      <DeviceButtons media={media} />
      <p className={styles.quiet}>
        Nobody can see or hear you yet. Your place is kept, even if your phone goes to sleep.
      </p>
      <Button variant="quiet" icon={Pencil} onClick={() => setChanging(true)}>
        Change my answers
      </Button>
      <AnswersDialog
        open={changing}
        steps={stepsOf(view)}
        onClose={() => setChanging(false)}
        onChange={onChange}
      />
    </Frame>
  );
}
