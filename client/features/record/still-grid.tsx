import ImageOff from 'lucide-react/icons/image-off';
import { useState } from 'react';
import type { RecordStill } from '../../../shared/http.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { Icon } from '../../ui/core/Icon.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import { Fold } from './fold.tsx';
import type { StillSource } from '../../parts/still-source.ts';
import { stillHref } from './record-actions.ts';
import { PracticeRecordPill, StillReasons } from './still-reasons.tsx';
import styles from './still-grid.module.css';

interface StillGridProps {
  patientId: PatientId;
  stills: readonly RecordStill[];
  timeZone: string;
  source: StillSource;
}

/** A consultation's stills, quiet and equal; the reasoning is one click under each. */
export function StillGrid({ patientId, stills, timeZone, source }: StillGridProps) {
  return (
    <ul role="list" className={styles.grid} aria-label="Stills">
      {stills.map((entry) => (
        <li key={entry.still.id} className={styles.still}>
          <Picture entry={entry} patientId={patientId} source={source} />
          <div className={styles.facts}>
            <p className={styles.caption}>
              <strong>{siteOf(entry.still)}</strong>
              <span>{clockTime(entry.still.takenAt, timeZone)}</span>
            </p>
            {entry.still.label !== '' && <p className={styles.label}>{entry.still.label}</p>}
            <div>
              <PracticeRecordPill entry={entry} />
            </div>
            <Fold title="Why, who agreed, who was there">
              <StillReasons entry={entry} timeZone={timeZone} />
            </Fold>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Picture({
  entry: { still },
  patientId,
  source,
}: Pick<StillGridProps, 'patientId' | 'source'> & { entry: RecordStill }) {
  const [failed, setFailed] = useState(false);
  if (still.state === 'discarded') {
    return (
      <p className={styles.none} data-gone>
        <Icon of={ImageOff} />
        The picture was discarded
        {still.decision && <span>{still.decision.reason}</span>}
      </p>
    );
  }
  return (
    <a href={stillHref(patientId, still.id)} className={styles.open}>
      {failed ? (
        <span className={styles.none}>
          <Icon of={ImageOff} />
          The preview could not be loaded
        </span>
      ) : (
        <img
          src={source(still.id, 'thumbnail')}
          alt=""
          draggable={false}
          loading="lazy"
          onError={() => {
            setFailed(true);
          }}
        />
      )}
      <span className="visually-hidden">Open the still: {siteOf(still)}</span>
    </a>
  );
}
