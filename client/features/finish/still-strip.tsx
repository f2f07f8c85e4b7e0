import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import FolderOutput from 'lucide-react/icons/folder-output';
import ImageOff from 'lucide-react/icons/image-off';
import Trash2 from 'lucide-react/icons/trash-2';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { useState } from 'react';
import type { Still } from '../../../shared/consultation.ts';
import type { StillId } from '../../../shared/ids.ts';
import { Icon, type IconGlyph } from '../../ui/core/Icon.tsx';
import type { StillSource } from '../../parts/still-source.ts';
import styles from './still-strip.module.css';

interface StillStripProps {
  stills: readonly Still[];
  selected: StillId;
  source: StillSource;
  /** Counts the presses of "Try again": pictures that failed are asked for anew. */
  tries: number;
  onSelect: (id: StillId) => void;
}

function signOf(still: Still): { icon: IconGlyph; words: string } {
  if (still.awaitsDecision) return { icon: TriangleAlert, words: 'To decide' };
  if (still.state === 'filed') return { icon: CircleCheck, words: 'Filed' };
  if (still.state === 'discarded') return { icon: Trash2, words: 'Discarded' };
  if (still.state === 'moved') return { icon: FolderOutput, words: 'Moved' };
  return { icon: CircleDashed, words: 'Not filed' };
}

/** All stills of the consultation, each with what became of it. */
export function StillStrip({ stills, selected, source, tries, onSelect }: StillStripProps) {
  return (
    <ul role="list" className={styles.strip} aria-label="Stills">
      {stills.map((still, index) => {
        const { icon, words } = signOf(still);
        return (
          <li key={still.id}>
            <button
              type="button"
              className={styles.still}
              aria-current={still.id === selected || undefined}
              onClick={() => {
                onSelect(still.id);
              }}
            >
              {still.state === 'discarded' || still.state === 'moved' ? (
                <span className={styles.gone} />
              ) : (
                <Thumbnail key={tries} src={source(still.id, 'thumbnail')} />
              )}
              <span className={styles.words} data-open={still.state === 'unfiled' || still.awaitsDecision}>
                <Icon of={icon} size="s" />
                {index + 1}
                <span>{words}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** A picture that does not come is said to be that, and never looks like one that was discarded. */
function Thumbnail({ src }: { src: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) {
    return (
      <span className={styles.failed}>
        <Icon of={ImageOff} />
        Picture not shown
      </span>
    );
  }
  return (
    <img
      src={src}
      alt=""
      draggable={false}
      onError={() => {
        setFailed(true);
      }}
    />
  );
}
