import type { PatientView, PresentParticipant } from '../../../../shared/views.ts';
import type { Connection } from '../../../signalling/connection.ts';
import { Button } from '../../../ui/core/Button.tsx';
import type { VideoState } from '../../../ui/core/VideoTile.tsx';
import { AskSheet } from '../asks/AskSheet.tsx';
import { DeviceTrouble } from '../devices/DeviceTrouble.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { ConnectionNotice } from '../parts/ConnectionNotice.tsx';
import type { Chrome } from '../parts/Frame.tsx';
import { ParticipantTile } from '../../../parts/participant-tile.tsx';
import type { PatientAct } from '../patient-act.ts';
import type { CallMedia } from './call-media.ts';
import { CallControls } from './CallControls.tsx';
import { CallTrouble } from './CallTrouble.tsx';
import { EmergencyNotice } from './EmergencyNotice.tsx';
import { MovableSelf } from './MovableSelf.tsx';
import { PausedPanel } from './PausedPanel.tsx';
import { WhoIsHere } from './WhoIsHere.tsx';
import styles from './CallScreen.module.css';

export interface CallScreenProps {
  view: PatientView;
  act: PatientAct;
  chrome: Chrome;
  media: OwnMedia;
  call: CallMedia;
  connection: Connection;
}

/** What a tile of somebody else says. */
function stateOf(person: PresentParticipant, camera: MediaStream | null): VideoState {
  if (!person.connected) return 'lost';
  return camera ? 'live' : 'connecting';
}

/** Nobody on this page tries anything again: the other's page has to come back. */
const awayWords = ({ connected }: PresentParticipant): string | undefined =>
  connected ? undefined : 'Not connected just now';

/** The doctor large, the chaperone small, the own picture movable; what is asked lies beneath, never over the doctor. */
export function CallScreen({ view, act, chrome, media, call, connection }: CallScreenProps) {
  const others = view.participants.filter(({ role, status }) => role !== 'patient' && status === 'admitted');
  const doctor = others.find(({ role }) => role === 'gp');
  const chaperone = others.find(({ role }) => role === 'chaperone');
  return (
    <div className={`call ${styles.call ?? ''}`} data-asking={view.asks.length > 0}>
      <WhoIsHere
        practice={view.practice.name}
        clinician={view.clinician.name}
        others={others}
        online={connection.state === 'online'}
      />
      <main className={styles.stage}>
        <h1 className="visually-hidden">Your call with {view.clinician.name}</h1>
        <div className={styles.doctor}>
          <ParticipantTile
            participant="gp"
            name={doctor?.name ?? view.clinician.name}
            stream={doctor ? call.cameraOf(doctor.id) : null}
            state={doctor ? stateOf(doctor, call.cameraOf(doctor.id)) : 'connecting'}
            stateWords={doctor && awayWords(doctor)}
          />
        </div>
        {chaperone && (
          <div className={styles.chaperone}>
            <ParticipantTile
              participant="chaperone"
              name={chaperone.name}
              stream={call.cameraOf(chaperone.id)}
              state={stateOf(chaperone, call.cameraOf(chaperone.id))}
              stateWords={awayWords(chaperone)}
              size="small"
            />
          </div>
        )}
        <MovableSelf name={view.patientName} media={media.state} paused={view.pictureOff !== null} />
        {view.pictureOff !== null && <PausedPanel view={view} why={view.pictureOff} />}
      </main>
      {call.soundBlocked && (
        <div className={styles.tap}>
          <Button variant="primary" size="large" block onClick={call.unlockSound}>
            Tap to hear
          </Button>
        </div>
      )}
      <div className={styles.below}>
        <ConnectionNotice connection={connection} />
        {connection.state === 'online' && <CallTrouble phase={call.phase} />}
        <DeviceTrouble media={media} />
        {view.emergencySince !== null && <EmergencyNotice clinician={view.clinician.name} />}
        <AskSheet view={view} act={act} />
      </div>
      <CallControls view={view} act={act} media={media} chrome={chrome} />
    </div>
  );
}
