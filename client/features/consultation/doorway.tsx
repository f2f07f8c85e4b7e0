import Hourglass from 'lucide-react/icons/hourglass';
import UserCheck from 'lucide-react/icons/user-check';
import Video from 'lucide-react/icons/video';
import type { BlockerCode } from '../../../shared/blockers.ts';
import type { ConsultationState } from '../../../shared/consultation.ts';
import type { PresentParticipant } from '../../../shared/views.ts';
import { Avatar } from '../../ui/core/Avatar.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { ActionError } from './action-error.tsx';
import { Agreed, Answers } from './answers.tsx';
import { BlockerList } from './blocker-list.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { QuickStart } from './quick-start.tsx';
import { isStop } from './stop-sign.tsx';
import { useAction } from './use-action.ts';
import styles from './doorway.module.css';

/** What the one screen before the call settles; the rest stands above it by name. */
const ON_ONE_SCREEN: ReadonlySet<BlockerCode> = new Set([
  'best_interest_missing',
  'modality_missing',
  'interruption_not_attested',
]);

/** Before the patient is in: where they are, what they answered, what is missing, and the one thing to do next. */
export function Doorway({ patient }: { patient: PresentParticipant | null }) {
  const { view } = useConsultation();
  const answered = view.statements.some((each) => each.author.role === 'patient');
  return (
    <div className={styles.doorway}>
      <div className={styles.inner}>
        <div className={styles.who}>
          <Avatar name={view.patient.name} size="l" />
          <div className={styles.words}>
            <h2 className={styles.name}>{view.patient.name}</h2>
            <Whereabouts state={view.state} patient={patient} />
            <p className={styles.reason}>{view.reason}</p>
          </div>
        </div>
        {view.state.name === 'conversation' ? <AdmitPatient patient={patient} /> : <Open patient={patient} />}
        {answered && (
          <div className={styles.answers}>
            <h3 className={styles.title}>What {calledName(view)} answered</h3>
            <Answers />
            <Agreed />
          </div>
        )}
      </div>
    </div>
  );
}

function Whereabouts({ state, patient }: { state: ConsultationState; patient: PresentParticipant | null }) {
  const { view, now } = useConsultation();
  const away = patient !== null && !patient.connected && state.name !== 'booked';
  if (away) return <StatusPill tone="attention">Their page is not connected. Their place is kept</StatusPill>;
  switch (state.name) {
    case 'preparing':
      return (
        <StatusPill tone="info">
          Answering the questions, <Timer since={Date.parse(state.since)} now={now} format="words" />
        </StatusPill>
      );
    case 'waiting':
      return (
        <StatusPill tone="attention" icon={Hourglass}>
          In the waiting room, <Timer since={Date.parse(state.since)} now={now} format="words" />
        </StatusPill>
      );
    case 'conversation':
      return (
        <StatusPill tone="attention" icon={Hourglass}>
          Waiting to be let in
        </StatusPill>
      );
    default:
      return (
        <StatusPill tone="info">
          Not here yet. Booked for {shortMoment(view.startsAt, view.practice.timeZone)}
        </StatusPill>
      );
  }
}

function Open({ patient }: { patient: PresentParticipant | null }) {
  const { view, act } = useConsultation();
  const action = useAction();
  const { open, blockers } = view.gates.conversation;
  // R29: that the planned examination is blocked is said at the door, not only once they talk.
  const minor = view.gates.examination.blockers.filter(({ rule }) => rule === 'R29');
  if (!open) {
    const quick = view.state.name === 'waiting' && patient?.status === 'held';
    const missing = blockers.filter((each) => !isStop(each) && !(quick && ON_ONE_SCREEN.has(each.code)));
    const anythingQuick = blockers.some((each) => ON_ONE_SCREEN.has(each.code));
    return (
      <div className={styles.missing}>
        <BlockerList blockers={[...blockers.filter(isStop), ...minor]} />
        {missing.length > 0 && (
          <h3 className={styles.title}>
            {missing.length === 1 ? 'One thing' : `${String(missing.length)} things`} before you can open the
            conversation
          </h3>
        )}
        <BlockerList blockers={missing} />
        {quick && anythingQuick && <QuickStart patientId={patient.id} />}
      </div>
    );
  }
  return (
    <div className={styles.next}>
      <BlockerList blockers={minor} />
      <Button
        variant="primary"
        size="large"
        icon={Video}
        busy={action.busy ? 'Opening…' : undefined}
        onClick={() => void action.run(() => act.openConversation())}
      >
        Open the conversation
      </Button>
      <ActionError action={action} />
    </div>
  );
}

function AdmitPatient({ patient }: { patient: PresentParticipant | null }) {
  const { view, act } = useConsultation();
  const action = useAction();
  if (!patient || patient.status === 'left') {
    return <p className={styles.reason}>{calledName(view)} has left. The link brings them back.</p>;
  }
  return (
    <div className={styles.next}>
      <Button
        variant="primary"
        size="large"
        icon={UserCheck}
        busy={action.busy ? 'Admitting…' : undefined}
        onClick={() => void action.run(() => act.admit({ participantId: patient.id, noInterruption: false }))}
      >
        Admit {view.patient.name}
      </Button>
      <ActionError action={action} />
    </div>
  );
}
