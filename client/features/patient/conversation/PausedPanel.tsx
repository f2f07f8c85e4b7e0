import CirclePause from 'lucide-react/icons/circle-pause';
import type { PatientView, PictureOff } from '../../../../shared/views.ts';
import { Icon } from '../../../ui/core/Icon.tsx';
import { goneName } from '../parts/gone-name.ts';
import styles from './CallScreen.module.css';

/** R30: why the picture is off and how it comes back. */
const words = (why: PictureOff, who: string, clinician: string) =>
  why === 'paused'
    ? { why: `${who} has paused.`, back: 'Your picture comes back only when you say so.' }
    : {
        why: `${who} is not there any more.`,
        back: `Your picture comes back when ${who} is back. If they cannot come back, ${clinician} asks what you would like.`,
      };

/** The whole truth of a pause, large: nobody sees the patient, everybody hears. */
export function PausedPanel({ view, why }: { view: PatientView; why: PictureOff }) {
  const said = words(why, goneName(view.participants), view.clinician.name);
  return (
    <div className={styles.paused} role="status">
      <Icon of={CirclePause} size="xl" />
      <h2>Your picture is off</h2>
      <p>{said.why} Nobody can see you, and no photograph can be taken. Everyone can still hear you.</p>
      <p className={styles.later}>{said.back}</p>
    </div>
  );
}
