import Camera from 'lucide-react/icons/camera';
import CameraOff from 'lucide-react/icons/camera-off';
import type { StillId } from '../../../shared/ids.ts';
import { StillPicture } from '../../parts/still-picture.tsx';
import { Progress } from '../../ui/core/Progress.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { exactTime } from '../../words/practice-time.ts';
import { useChaperoning } from './chaperone-context.ts';
import styles from './side.module.css';

const RUNNING = {
  requested: 'The patient is being asked…',
  uploading: 'A photograph is being sent…',
  processing: 'A photograph is being stored…',
};

/** The photographs of this call, newest first, for as long as the call lasts (R30). */
export function Stills({ shown, onShow }: { shown: StillId | null; onShow: (id: StillId) => void }) {
  const { view, stillSource } = useChaperoning();
  const newest = view.stills.toSorted((a, b) => b.takenAt.localeCompare(a.takenAt));
  const taking = view.captures.some(
    ({ state }) => state === 'requested' || state === 'uploading' || state === 'processing',
  );
  return (
    <section className={styles.part}>
      <div className={styles.head}>
        <h2 className={styles.title}>Photographs</h2>
        {taking ? (
          <StatusPill tone="info" icon={Camera}>
            Being taken
          </StatusPill>
        ) : view.shutterOpen ? (
          <StatusPill tone="info" icon={Camera}>
            Can be taken now
          </StatusPill>
        ) : (
          <StatusPill tone="neutral" icon={CameraOff}>
            None can be taken
          </StatusPill>
        )}
      </div>
      {view.captures.map((capture) =>
        capture.state === 'requested' || capture.state === 'uploading' || capture.state === 'processing' ? (
          <Progress
            key={capture.id}
            label={RUNNING[capture.state]}
            value={
              capture.state === 'uploading' && capture.total > 0
                ? capture.received / capture.total
                : undefined
            }
          />
        ) : null,
      )}
      {newest.length === 0 && (
        <p className={styles.muted}>None so far. You see each one, during the call only.</p>
      )}
      <ul role="list" className={styles.grid}>
        {newest.map((still) => (
          <li key={still.id}>
            <button
              type="button"
              className={styles.still}
              aria-pressed={shown === still.id}
              onClick={() => {
                onShow(still.id);
              }}
            >
              <StillPicture src={stillSource(still.id, 'thumbnail')} size="thumbnail" alt="" />
              <span className={styles.caption}>
                <span className="visually-hidden">Show large the photograph of </span>
                {exactTime(still.takenAt, view.practice.timeZone)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
