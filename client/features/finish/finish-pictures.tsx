import { useState } from 'react';
import ImageOff from 'lucide-react/icons/image-off';
import type { Still } from '../../../shared/consultation.ts';
import type { StillId } from '../../../shared/ids.ts';
import type { StaffView } from '../../../shared/views.ts';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { StillViewer } from '../../parts/still-viewer.tsx';
import { stillsFromServer, type StillSource } from '../../parts/still-source.ts';
import { StillStrip } from './still-strip.tsx';
import styles from './finish-screen.module.css';

interface FinishPicturesProps {
  view: StaffView;
  still: Still | null;
  source?: StillSource | undefined;
  onSelect: (id: StillId) => void;
}

/** The still at full height, and the others to choose from. */
export function FinishPictures({ view, still, source = stillsFromServer, onSelect }: FinishPicturesProps) {
  // One "Try again" is for all: what failed beside the large picture is asked for anew, too.
  const [tries, setTries] = useState(0);
  if (still === null) {
    return (
      <EmptyState icon={ImageOff} title="No photographs were taken">
        Write the note, then close the consultation.
      </EmptyState>
    );
  }
  return (
    <section className={styles.pictures} aria-label="Stills">
      {view.stills.length > 1 && (
        <StillStrip
          stills={view.stills}
          selected={still.id}
          source={source}
          tries={tries}
          onSelect={onSelect}
        />
      )}
      {still.state === 'discarded' || still.state === 'moved' ? (
        <div className={styles.gone}>
          {still.state === 'moved' ? (
            <EmptyState icon={ImageOff} title="This still was filed here by mistake">
              It was moved to the right patient’s record. That it was here stays in this one.
            </EmptyState>
          ) : (
            <EmptyState icon={ImageOff} title="This still was discarded">
              The picture is gone. That it was taken stays in the record.
            </EmptyState>
          )}
        </div>
      ) : (
        <StillViewer
          key={still.id}
          still={still}
          src={source(still.id, 'image')}
          patientName={view.patient.name}
          onRetry={() => {
            setTries(tries + 1);
          }}
        />
      )}
    </section>
  );
}
