import type { PatientView, PresentParticipant } from '../../../../shared/views.ts';
import type { Connection } from '../../../signalling/connection.ts';
import { Button } from '../../../ui/core/Button.tsx';
import type { VideoState } from '../../../ui/core/VideoTile.tsx';
import { AskSheet } from '../asks/AskSheet.tsx';
import { DeviceTrouble } from '../devices/DeviceTrouble.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { ownIn } from '../parts/own-in.ts';
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

/**
 * A small tile. R6: whoever decides for an adult hears them and may not see them; their picture being kept back, or
 * paused, is not a connection that is still being made.
 */
function smallState(person: PresentParticipant, camera: MediaStream | null, view: PatientView) {
  const kept = person.role === 'patient' && person.connected && !camera;
  if (kept && view.pictureOff !== null) return { state: 'paused', stateWords: 'Paused' } as const;
  if (kept) return { state: 'camera-off', stateWords: 'Sound only' } as const;
  return { state: stateOf(person, camera), stateWords: awayWords(person) } as const;
}

/** The doctor large, the others small, the own picture movable; what is asked lies beneath, never over the doctor. */
export function CallScreen({ view, act, chrome, media, call, connection }: CallScreenProps) {
  const others = view.participants.filter(
    ({ id, status }) => id !== view.ownParticipantId && status === 'admitted',
  );
  const isPatient = view.page === 'patient';
  const doctor = others.find(({ role }) => role === 'gp');
  return (
    <div className={`call ${styles.call ?? ''}`} data-asking={view.asks.length > 0}>
      <WhoIsHere
        practice={view.practice.name}
        clinician={view.clinician.name}
        others={others}
        patient={view.patientName}
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
        <div className={styles.others}>
          {others
            .filter(({ role }) => role !== 'gp')
            .map((person) => (
              <ParticipantTile
                key={person.id}
                participant={person.role}
                name={person.role === 'patient' ? view.patientName : person.name}
                stream={call.cameraOf(person.id)}
                {...smallState(person, call.cameraOf(person.id), view)}
                size="small"
              />
            ))}
        </div>
        <MovableSelf {...ownIn(view)} media={media.state} paused={isPatient && view.pictureOff !== null} />
        {isPatient && view.pictureOff !== null && <PausedPanel view={view} why={view.pictureOff} />}
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
