import ArrowLeft from 'lucide-react/icons/arrow-left';
import type { ChaperoneView } from '../../../shared/views.ts';
import { StillPicture } from '../../parts/still-picture.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { exactTime } from '../../words/practice-time.ts';
import { useChaperoning } from './chaperone-context.ts';
import styles from './still-view.module.css';

interface StillViewProps {
  still: ChaperoneView['stills'][number];
  onClose: () => void;
}

/** A photograph, large, over the patient's picture. */
export function StillView({ still, onClose }: StillViewProps) {
  const { view, stillSource } = useChaperoning();
  const at = exactTime(still.takenAt, view.practice.timeZone);
  return (
    <section
      className={styles.view}
      aria-label={`Photograph taken at ${at}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <header className={styles.head}>
        <Button size="small" icon={ArrowLeft} onClick={onClose} autoFocus>
          Back to the patient
        </Button>
        <p className={styles.facts}>
          {at} · {still.width} × {still.height} px
        </p>
      </header>
      <div className={styles.picture}>
        <StillPicture src={stillSource(still.id, 'image')} size="image" alt={`Photograph taken at ${at}`} />
      </div>
    </section>
  );
}
