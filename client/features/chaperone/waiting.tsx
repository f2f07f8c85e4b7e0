import CircleCheck from 'lucide-react/icons/circle-check';
import Hourglass from 'lucide-react/icons/hourglass';
import { ParticipantPicture } from '../../parts/participant-picture.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { useChaperoning } from './chaperone-context.ts';
import { calledName, ownPresence, patientIsHere, personOf, type Stage } from './facts.ts';
import { Leave } from './leave.tsx';
import { Notices } from './notices.tsx';
import { OwnControls } from './own-controls.tsx';
import { ownPicture } from './own-picture.ts';
import { Frame } from './frame.tsx';
import styles from './waiting.module.css';

/** Before the call: what is happening, and that nothing is wanted of the chaperone yet. */
export function Waiting({ stage }: { stage: Exclude<Stage, 'in_call' | 'ended'> }) {
  const { view, call } = useChaperoning();
  return (
    <Frame>
      <main className={styles.waiting}>
        <div className={styles.words}>
          {stage === 'asking' && (patientIsHere(view) ? <Asking /> : <NotThere />)}
          {stage === 'accepted' && <Accepted />}
          {stage === 'refused' && <Refused />}
          {stage !== 'refused' && <WhatYouDo />}
          <div>
            <Leave />
          </div>
        </div>
        {stage !== 'refused' && (
          <div className={styles.own}>
            <Notices />
            <div className={styles.picture}>
              <ParticipantPicture
                name={ownPresence(view)?.name ?? 'You'}
                words="you"
                role="chaperone"
                camera={call.own}
                fit="cover"
                mirrored
                micMuted={!call.microphoneOn}
                {...ownPicture(call)}
              />
            </div>
            <OwnControls />
          </div>
        )}
      </main>
    </Frame>
  );
}

/** Nobody can be asked before their page is open: said so, rather than that they are being asked. */
function NotThere() {
  const { view } = useChaperoning();
  const patient = personOf(view, 'patient');
  return (
    <>
      <div>
        <StatusPill tone="attention" icon={Hourglass}>
          Waiting for the patient
        </StatusPill>
      </div>
      <h1>
        {patient === null
          ? `${calledName(view)} has not come yet`
          : `${calledName(view)}’s page is not open just now`}
      </h1>
      <p>
        As soon as their page is open they are asked about you. They are told your name and what you are, and
        may prefer somebody else.
      </p>
    </>
  );
}

function Asking() {
  const { view } = useChaperoning();
  return (
    <>
      <div>
        <StatusPill tone="attention" icon={Hourglass}>
          Waiting for the patient
        </StatusPill>
      </div>
      <h1>{calledName(view)} is being asked about you</h1>
      <p>
        They are told your name and what you are, and may prefer somebody else. You are let in once they have
        said yes.
      </p>
    </>
  );
}

function Accepted() {
  const { view } = useChaperoning();
  return (
    <>
      <div>
        <StatusPill tone="done" icon={CircleCheck}>
          Accepted
        </StatusPill>
      </div>
      <h1>{calledName(view)} has accepted you</h1>
      <p>{view.clinician.name} lets you in. Nobody sees or hears you until then.</p>
    </>
  );
}

function Refused() {
  const { view } = useChaperoning();
  return (
    <>
      <h1>{calledName(view)} would rather have somebody else</h1>
      <p>
        That is their choice, and it says nothing about you. {view.clinician.name} knows. Thank you for being
        ready; you can leave now.
      </p>
    </>
  );
}

function WhatYouDo() {
  const { view } = useChaperoning();
  return (
    <section className={styles.do}>
      <h2>What you do</h2>
      <ul>
        <li>You see what {view.clinician.name} sees, and each photograph, during the call only.</li>
        <li>If anything does not seem right, press Pause. The picture stops for everyone at once.</li>
        <li>When you can see is written down to the second. You take no photographs yourself.</li>
      </ul>
    </section>
  );
}
