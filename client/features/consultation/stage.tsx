import type { PresentParticipant } from '../../../shared/views.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { BlockerList } from './blocker-list.tsx';
import { useConsultation } from './consultation-context.ts';
import { Doorway } from './doorway.tsx';
import { calledName, goneChaperone, patientOf } from './facts.ts';
import { ParticipantPicture } from '../../parts/participant-picture.tsx';
import { SoundNotice } from '../../parts/sound-notice.tsx';
import { pictureState } from './picture-state.ts';
import styles from './stage.module.css';

/** The centre: the patient, large. Before the call, the door to it. */
export function Stage() {
  const { view } = useConsultation();
  const patient = patientOf(view);
  const inCall = view.state.name === 'conversation' && patient?.status === 'admitted';
  return (
    <section className={styles.stage} aria-label="The patient" id="stage" tabIndex={-1}>
      {inCall ? <Live patient={patient} /> : <Doorway patient={patient} />}
    </section>
  );
}

function Live({ patient }: { patient: PresentParticipant }) {
  const { view, call } = useConsultation();
  const media = call.people.get(patient.id);
  const { state, words } = pictureState(view, patient, media);
  return (
    <>
      <ParticipantPicture
        name={view.patient.name}
        role="patient"
        camera={media?.camera ?? null}
        state={state}
        stateWords={words}
        micMuted={media ? !media.flowing.microphone : undefined}
      />
      <div className={styles.over}>
        <SoundNotice call={call} />
        {view.pictureOff === 'paused' && <Paused />}
        {view.pictureOff === 'chaperone_gone' && <ChaperoneGone />}
        {!view.gates.conversation.open && view.gates.conversation.blockers.length > 0 && (
          <Notice tone="attention" title="Settle this before you go on">
            <BlockerList blockers={view.gates.conversation.blockers} first={2} />
          </Notice>
        )}
      </div>
    </>
  );
}

/** R30, R31: the chaperone of an intimate examination dropped out. What brings the picture back, and how it is asked for. */
function ChaperoneGone() {
  const { view, goTo } = useConsultation();
  const who = goneChaperone(view);
  const choosing = view.gates.examination.blockers.some((each) => each.code === 'chaperone_choice_missing');
  return (
    <Notice
      tone="attention"
      title={`${who} is not there: the picture is off for everyone`}
      actions={
        <Button
          size="small"
          onClick={() => {
            goTo('chaperone');
          }}
        >
          Go to chaperone
        </Button>
      }
    >
      <p>
        {choosing
          ? `${calledName(view)} is being asked whether to go on without one.`
          : `It comes back with ${who}, or when ${calledName(view)}, asked again, chooses to go on.`}
      </p>
    </Notice>
  );
}

/** The clinician cannot end a pause, but can read whose turn it is. */
function Paused() {
  const { goTo } = useConsultation();
  return (
    <Notice
      tone="attention"
      title="Paused: the picture is off for everyone"
      actions={
        <Button
          size="small"
          onClick={() => {
            goTo('pause');
          }}
        >
          What happens now
        </Button>
      }
    />
  );
}
