import { useState } from 'react';
import type { StillId } from '../../../shared/ids.ts';
import { ParticipantPicture } from '../../parts/participant-picture.tsx';
import { Agreed } from './agreed.tsx';
import { useChaperoning } from './chaperone-context.ts';
import { ownPresence, personOf, pictureState } from './facts.ts';
import { Frame } from './frame.tsx';
import { Leave } from './leave.tsx';
import { Notices } from './notices.tsx';
import { OwnControls } from './own-controls.tsx';
import { ownPicture } from './own-picture.ts';
import { PauseButton } from './pause-button.tsx';
import { PresenceLog } from './presence-log.tsx';
import { PrivateLinePanel } from './private-line.tsx';
import { StillView } from './still-view.tsx';
import { Stills } from './stills.tsx';
import styles from './in-call.module.css';

/** What the GP sees, what was agreed, and the Pause button in its place. */
export function InCall() {
  const { view } = useChaperoning();
  const [shownId, setShownId] = useState<StillId | null>(null);
  const shown = view.stills.find((each) => each.id === shownId) ?? null;
  return (
    <Frame>
      <main className={styles.zones}>
        <div className={styles.centre}>
          <div className={styles.notices}>
            <Notices />
          </div>
          <section className={styles.stage} aria-label="The patient">
            <Patient />
            {shown && (
              <StillView
                key={shown.id}
                still={shown}
                onClose={() => {
                  setShownId(null);
                }}
              />
            )}
          </section>
          <Others />
        </div>
        <aside
          className={styles.side}
          aria-label="What was agreed, photographs, your log and the private line"
        >
          <div className={styles.scroll}>
            <Agreed />
            <Stills shown={shownId} onShow={setShownId} />
            <PresenceLog />
          </div>
          {view.privateLine && <PrivateLinePanel line={view.privateLine} />}
          <PauseButton />
        </aside>
      </main>
    </Frame>
  );
}

function Patient() {
  const { view, call } = useChaperoning();
  const patient = personOf(view, 'patient');
  return (
    <ParticipantPicture
      name={view.patientName}
      role="patient"
      camera={(patient && call.people.get(patient.id)?.camera) ?? null}
      micMuted={patient !== null && patient.connected && !call.people.get(patient.id)?.flowing.microphone}
      {...(patient ? pictureState(view, call.people, patient.id) : { state: 'connecting' as const })}
    />
  );
}

function Others() {
  const { view, call } = useChaperoning();
  const gp = personOf(view, 'gp');
  return (
    <div className={styles.strip}>
      <div className={styles.tile}>
        <ParticipantPicture
          name={view.clinician.name}
          words="GP"
          role="gp"
          size="small"
          camera={(gp && call.people.get(gp.id)?.camera) ?? null}
          micMuted={gp !== null && gp.connected && !call.people.get(gp.id)?.flowing.microphone}
          {...(gp ? pictureState(view, call.people, gp.id) : { state: 'connecting' as const })}
        />
      </div>
      <div className={styles.tile}>
        <ParticipantPicture
          name={ownPresence(view)?.name ?? 'You'}
          words="you"
          role="chaperone"
          size="small"
          mirrored
          camera={call.own}
          micMuted={!call.microphoneOn}
          {...ownPicture(call)}
        />
      </div>
      <div className={styles.controls}>
        <OwnControls />
        <Leave />
      </div>
    </div>
  );
}
