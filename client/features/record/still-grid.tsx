import FolderInput from 'lucide-react/icons/folder-input';
import FolderOutput from 'lucide-react/icons/folder-output';
import ImageOff from 'lucide-react/icons/image-off';
import ImageUp from 'lucide-react/icons/image-up';
import { useState } from 'react';
import type { Statement } from '../../../shared/consultation.ts';
import type { RecordStill } from '../../../shared/http.ts';
import type { PatientId } from '../../../shared/ids.ts';
import { Icon } from '../../ui/core/Icon.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import { Fold } from './fold.tsx';
import type { StillSource } from '../../parts/still-source.ts';
import { movedAwayWords } from './history-words.ts';
import { stillHref } from './record-actions.ts';
import { PracticeRecordPill, StillReasons } from './still-reasons.tsx';
import styles from './still-grid.module.css';

interface StillGridProps {
  patientId: PatientId;
  stills: readonly RecordStill[];
  statements: readonly Statement[];
  timeZone: string;
  source: StillSource;
}

/** A consultation's stills, quiet and equal; the reasoning is one click under each. */
export function StillGrid({ patientId, stills, statements, timeZone, source }: StillGridProps) {
  return (
    <ul role="list" className={styles.grid} aria-label="Stills">
      {stills.map((entry) => (
        <li key={entry.still.id} className={styles.still}>
          <Picture entry={entry} patientId={patientId} source={source} timeZone={timeZone} />
          <div className={styles.facts}>
            <p className={styles.caption}>
              <strong>
                {entry.still.state === 'moved' ? 'A photograph filed here by mistake' : siteOf(entry.still)}
              </strong>
              <span>{clockTime(entry.still.takenAt, timeZone)}</span>
            </p>
            {entry.still.label !== '' && entry.still.state !== 'moved' && (
              <p className={styles.label}>{entry.still.label}</p>
            )}
            <div>
              <PracticeRecordPill entry={entry} />
            </div>
            {entry.still.awaitsDecision && (
              <div>
                <StatusPill tone="attention">Consent withdrawn, to decide</StatusPill>
              </div>
            )}
            {entry.movedHere !== null && (
              <div>
                <StatusPill tone="info" icon={FolderInput}>
                  Came from another record
                </StatusPill>
              </div>
            )}
            {entry.still.ownPicture !== null && (
              <div>
                <StatusPill tone="info" icon={ImageUp}>
                  The patient’s own picture
                </StatusPill>
              </div>
            )}
            {entry.still.state !== 'moved' && (
              <Fold title="Why, who agreed, who was there">
                <StillReasons entry={entry} statements={statements} timeZone={timeZone} />
              </Fold>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Picture({
  entry: { still, movedAway },
  patientId,
  source,
  timeZone,
}: Pick<StillGridProps, 'patientId' | 'source' | 'timeZone'> & { entry: RecordStill }) {
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
  if (still.state === 'moved') {
    return (
      <p className={styles.none} data-gone>
        <Icon of={FolderOutput} />
        {movedAway === null ? 'Filed here by mistake and moved' : movedAwayWords(movedAway, timeZone)}
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
