import Maximize from 'lucide-react/icons/maximize';
import ScanSearch from 'lucide-react/icons/scan-search';
import { useRef, useState, type MouseEvent } from 'react';
import type { Still } from '../../shared/consultation.ts';
import { Button } from '../ui/core/Button.tsx';
import { ErrorState } from '../ui/core/ErrorState.tsx';
import { Loading } from '../ui/core/Progress.tsx';
import { pixelsOf, siteOf } from '../words/still-words.ts';
import styles from './still-viewer.module.css';

interface StillViewerProps {
  still: Still;
  src: string;
  patientName: string;
  /** "Try again" was pressed: others of the same kind may be tried anew as well. */
  onRetry?: (() => void) | undefined;
}

/** One still at full height; zoomed, one pixel of the picture is one pixel of the screen. Key it by the still. */
export function StillViewer({ still, src, patientName, onRetry }: StillViewerProps) {
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const [attempt, setAttempt] = useState(0);
  const [zoomed, setZoomed] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const zoomAt = (x: number, y: number) => {
    setZoomed(true);
    // After the picture has its true size: what was pressed comes to the middle.
    requestAnimationFrame(() => {
      const box = frame.current;
      box?.scrollTo(x * box.scrollWidth - box.clientWidth / 2, y * box.scrollHeight - box.clientHeight / 2);
    });
  };
  const press = (event: MouseEvent<HTMLImageElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
    if (zoomed) setZoomed(false);
    else zoomAt((event.clientX - left) / width, (event.clientY - top) / height);
  };
  if (state === 'failed') {
    return (
      <div className={`call ${styles.viewer ?? ''}`}>
        <ErrorState
          title="The picture could not be shown"
          meaning={<p>The still itself is stored and unchanged. There may be no connection just now.</p>}
          action={
            <Button
              onClick={() => {
                setAttempt(attempt + 1);
                setState('loading');
                onRetry?.();
              }}
            >
              Try again
            </Button>
          }
        />
      </div>
    );
  }
  return (
    <div className={`call ${styles.viewer ?? ''}`}>
      <div
        ref={frame}
        className={zoomed ? styles.zoomed : styles.fitted}
        // A scrolled area must be reachable by keyboard: the arrows then move the picture.
        {...(zoomed ? { tabIndex: 0, role: 'group', 'aria-label': 'The still in its true pixels' } : {})}
      >
        <img
          key={attempt}
          src={src}
          alt={`Still of ${patientName}: ${siteOf(still)}`}
          draggable={false}
          hidden={state === 'loading'}
          {...(zoomed
            ? { width: still.width / devicePixelRatio, height: still.height / devicePixelRatio }
            : {})}
          onClick={press}
          onLoad={() => {
            setState('shown');
          }}
          onError={() => {
            setState('failed');
          }}
        />
        {state === 'loading' && <Loading label="Opening the still…" />}
      </div>
      <footer className={styles.bar}>
        <p>{pixelsOf(still)}</p>
        <Button
          size="small"
          icon={zoomed ? Maximize : ScanSearch}
          onClick={() => {
            if (zoomed) setZoomed(false);
            else zoomAt(0.5, 0.5);
          }}
        >
          {zoomed ? 'Whole picture' : 'True pixels'}
        </Button>
      </footer>
    </div>
  );
}
