import CameraOff from 'lucide-react/icons/camera-off';
import Hand from 'lucide-react/icons/hand';
import PhoneOff from 'lucide-react/icons/phone-off';
import UserX from 'lucide-react/icons/user-x';
import VideoOff from 'lucide-react/icons/video-off';
import type { ParticipantId } from '../../../../shared/ids.ts';
import type { PatientView } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import type { IconGlyph } from '../../../ui/core/Icon.tsx';
import type { OwnMedia } from '../devices/own-media.ts';
import { useAnnouncement } from '../parts/use-announcement.ts';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { PatientAct } from '../patient-act.ts';
import { stoppersOf, type Stoppable, type Stopper } from './stoppable.ts';
import styles from './StopSheet.module.css';

interface StopSheetProps {
  open: boolean;
  view: PatientView;
  act: PatientAct;
  media: OwnMedia;
  onClose: () => void;
}

/** What a tap stops, and what that means: said exactly, also what it cannot undo. */
const CHOICES: Record<Stoppable, { words: string; icon: IconGlyph; truth: string; stopped: string | null }> =
  {
    photographs: {
      words: 'Stop photographs',
      icon: CameraOff,
      truth:
        'No more are taken. Ones already in your record may have to stay: your doctor decides, and tells you.',
      stopped: 'You stopped photographs. No more are taken.',
    },
    examination: {
      words: 'Stop the examination',
      icon: Hand,
      truth: 'Photographs stop with it. The call goes on: you can still talk.',
      stopped: 'You stopped the examination. The call goes on.',
    },
    video: {
      words: 'Stop the video call',
      icon: PhoneOff,
      truth: 'Picture and sound stop now. Then you choose: the phone, a visit, or another time.',
      // Another screen follows, and says so.
      stopped: null,
    },
  };

/**
 * R3, R12, R27: everything that can be stopped, each with one tap. The sheet is itself the question, so nothing is asked
 * twice: photographs, the quickest choice, are two taps away, as they were behind a button and a question of their own. A
 * button for photographs alone would save no tap and would hide that the rest can be stopped too; and they are never all
 * there is to stop, because nobody is in the call without having agreed to video.
 */
export function StopSheet({ open, view, act, media, onClose }: StopSheetProps) {
  const stoppers = stoppersOf(view);
  const { camera } = media.state;
  return (
    <Dialog
      open={open}
      scope="call"
      title="What should stop?"
      onDismiss={onClose}
      actions={<Button onClick={onClose}>Go back</Button>}
    >
      {stoppers.map((stopper) => (
        <section key={stopper.by ?? ''} className={styles.list} aria-label={stopper.name}>
          {stoppers.length > 1 && <h3>{stopper.name} wants to stop</h3>}
          <ul className={styles.list}>
            {ORDER.map((what) => (
              <Withdrawable key={what} what={what} stopper={stopper} {...{ view, act, onClose }} />
            ))}
          </ul>
        </section>
      ))}
      {view.page === 'patient' && <RefuseChaperone {...{ view, act, onClose }} />}
      {camera.track && camera.enabled && (
        <ul className={styles.list}>
          <PauseVideo media={media} onClose={onClose} />
        </ul>
      )}
    </Dialog>
  );
}

const ORDER: readonly Stoppable[] = ['photographs', 'examination', 'video'];

interface WithdrawableProps extends Omit<StopSheetProps, 'open' | 'media'> {
  what: Stoppable;
  stopper: Stopper;
}

/** One thing that can be stopped; once it is, the fact; nothing at all while there was no yes. */
function Withdrawable({ what, stopper, view, act, onClose }: WithdrawableProps) {
  const { words, icon, truth, stopped } = CHOICES[what];
  const stop = useAction(async () => {
    await act.withdraw(stopper.scopes(what), stopper.by);
    onClose();
  });
  const isStopped = stopper.stopped.includes(what);
  useAnnouncement(isStopped ? stopped : null);
  if (!stopper.can.includes(what)) {
    return isStopped && stopped !== null ? <li className={styles.choice}>{stopped}</li> : null;
  }
  return (
    <li className={styles.choice}>
      <Button block icon={icon} busy={stop.busy ? 'Stopping…' : undefined} onClick={() => void stop.run()}>
        {words}
      </Button>
      <p>{view.page === 'representative' && what === 'video' ? ENDS_FOR_ALL : truth}</p>
      <ProblemNotice problem={stop.problem} />
    </li>
  );
}

const ENDS_FOR_ALL = 'Picture and sound stop now, for everybody: the call needs your agreement.';

/** R30: also one who was accepted before; from that moment they neither see nor hear. */
function RefuseChaperone({ view, act, onClose }: Omit<StopSheetProps, 'open' | 'media'>) {
  const person = view.participants.find(({ role, status }) => role === 'chaperone' && status === 'admitted');
  const refuse = useAction(async (participantId: ParticipantId) => {
    await act.state({ kind: 'chaperone_person', participantId, accepted: false, comfortable: true });
    onClose();
  });
  if (!person) return null;
  return (
    <ul className={styles.list}>
      <li className={styles.choice}>
        <Button
          block
          icon={UserX}
          busy={refuse.busy ? 'Stopping…' : undefined}
          onClick={() => void refuse.run(person.id)}
        >
          I do not want {person.name} here
        </Button>
        <p>They see and hear nothing from now on. The doctor is told, and you talk about how to go on.</p>
        <ProblemNotice problem={refuse.problem} />
      </li>
    </ul>
  );
}

/** Nothing is withdrawn: the same as "Pause video" beneath the pictures. */
function PauseVideo({ media, onClose }: Pick<StopSheetProps, 'media' | 'onClose'>) {
  const pause = () => {
    media.setCamera(false);
    onClose();
  };
  return (
    <li className={styles.choice}>
      <Button block icon={VideoOff} onClick={pause}>
        Pause my video
      </Button>
      <p>Nobody sees you until you start it again. Everyone still hears you.</p>
    </li>
  );
}
