import { useState } from 'react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import type { Still } from '../../../shared/consultation.ts';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { exactTime } from '../../words/practice-time.ts';
import { useConsultation } from './consultation-context.ts';
import { METHOD_WORDS, qualityOf, sizeOf } from './quality-words.ts';
import { megabytes } from '../../words/megabytes.ts';
import { StillDecision } from './still-decision.tsx';
import { StillLabel } from './still-label.tsx';
import { StillPicture } from '../../parts/still-picture.tsx';
import styles from './still-view.module.css';

/** A still, large, in the centre: its true pixels, what the device measured, its label. */
export function StillView({ still, onClose }: { still: Still; onClose: () => void }) {
  const { view, stillSource } = useConsultation();
  const [actual, setActual] = useState(false);
  const at = exactTime(still.takenAt, view.practice.timeZone);
  return (
    <section
      className={styles.view}
      aria-label={`Photograph taken at ${at}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className={styles.head}>
        <Button size="small" icon={ArrowLeft} onClick={onClose} autoFocus>
          Back to the patient
        </Button>
        <p className={styles.facts}>
          {at} · {sizeOf(still)} · {megabytes(still.bytes)} · {METHOD_WORDS[still.about.method]}
        </p>
        <Button
          size="small"
          aria-pressed={actual}
          onClick={() => {
            setActual(!actual);
          }}
        >
          {actual ? 'Fit to the screen' : 'True pixels'}
        </Button>
      </header>
      <div
        className={styles.picture}
        // Scrolled with the arrow keys when its true pixels are larger than the frame.
        tabIndex={actual ? 0 : undefined}
        role={actual ? 'group' : undefined}
        aria-label={actual ? 'The photograph, pixel by pixel' : undefined}
      >
        <StillPicture
          src={stillSource(still.id, 'image')}
          size="image"
          alt={`Photograph taken at ${at}`}
          actual={actual}
        />
      </div>
      <footer className={styles.foot}>
        <div className={styles.quality}>
          {qualityOf(still).map(({ tone, words }) => (
            <StatusPill key={words} tone={tone}>
              {words}
            </StatusPill>
          ))}
        </div>
        {still.awaitsDecision && <StillDecision still={still} />}
        {!still.awaitsDecision && still.state === 'unfiled' && <StillLabel key={still.id} still={still} />}
      </footer>
    </section>
  );
}
