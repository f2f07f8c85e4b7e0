import type { StillSharing } from '../../../shared/http-sharing.ts';
import type { StillId } from '../../../shared/ids.ts';
import type { StillSource } from '../../parts/still-source.ts';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import styles from './sharing.module.css';

interface ChooseStillsProps {
  sharing: StillSharing;
  chosen: ReadonlySet<StillId>;
  timeZone: string;
  source: StillSource;
  error?: string | undefined;
  onChange: (chosen: ReadonlySet<StillId>) => void;
}

/** Which of this patient’s filed stills: the one that was open, and any other by its own tick. */
export function ChooseStills({ sharing, chosen, timeZone, source, error, onChange }: ChooseStillsProps) {
  const toggle = (id: StillId, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <section aria-label="Which stills" className={styles.chosen}>
      <Stack gap="m">
        <h2 className={styles.heading}>Which stills</h2>
        {error !== undefined && <p role="alert">{error}</p>}
        <div className={styles.stills}>
          {[sharing.still, ...sharing.others].map((still) => (
            <div key={still.id} className={styles.still}>
              <img src={source(still.id, 'thumbnail')} alt="" draggable={false} loading="lazy" />
              <Checkbox
                checked={chosen.has(still.id)}
                onChange={(on) => {
                  toggle(still.id, on);
                }}
                hint={still.label === '' ? undefined : still.label}
              >
                {siteOf(still)}, {shortMoment(still.takenAt, timeZone)}
              </Checkbox>
            </div>
          ))}
        </div>
      </Stack>
    </section>
  );
}
