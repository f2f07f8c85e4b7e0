import Images from 'lucide-react/icons/images';
import ListChecks from 'lucide-react/icons/list-checks';
import UserRound from 'lucide-react/icons/user-round';
import { Icon } from '../../ui/core/Icon.tsx';
import { useConsultation } from './consultation-context.ts';
import type { Zone } from './steps.ts';
import styles from './zone-bar.module.css';

const ZONES = [
  { id: 'patient', words: 'Patient', icon: UserRound },
  { id: 'checklist', words: 'Checklist', icon: ListChecks },
  { id: 'stills', words: 'Stills', icon: Images },
] as const;

/** On a phone one zone is shown at a time; this bar at the thumb changes between them. Wider screens show all three. */
export function ZoneBar({ shown, onShow }: { shown: Zone; onShow: (zone: Zone) => void }) {
  const { view } = useConsultation();
  return (
    <nav className={styles.bar} aria-label="Parts of this screen">
      {ZONES.map(({ id, words, icon }) => (
        <button
          key={id}
          type="button"
          className={styles.zone}
          aria-current={id === shown || undefined}
          onClick={() => {
            onShow(id);
          }}
        >
          <Icon of={icon} />
          <span>
            {words}
            {id === 'stills' && view.stills.length > 0 && ` ${String(view.stills.length)}`}
          </span>
        </button>
      ))}
    </nav>
  );
}
