import Film from 'lucide-react/icons/film';
import Images from 'lucide-react/icons/images';
import type { Capture, Still } from '../../../shared/consultation.ts';
import type { StillId } from '../../../shared/ids.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Progress } from '../../ui/core/Progress.tsx';
import { Icon } from '../../ui/core/Icon.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { exactTime } from '../../words/practice-time.ts';
import { ActionError } from './action-error.tsx';
import { siteOf } from '../../words/still-words.ts';
import { useConsultation } from './consultation-context.ts';
import { qualityOf, sizeOf } from './quality-words.ts';
import { megabytes } from '../../words/megabytes.ts';
import { StillPicture } from '../../parts/still-picture.tsx';
import { useAction } from './use-action.ts';
import { CAPTURE_WORDS, endingWords } from './words.ts';
import styles from './tray.module.css';

type Entry = { at: string; still: Still } | { at: string; capture: Capture };

/** Stills and the captures that did not become one, newest first. */
function entriesOf(captures: readonly Capture[], stills: readonly Still[]): Entry[] {
  const taken = stills.map((still) => ({ at: still.takenAt, still }));
  const without = captures
    .filter((capture) => !stills.some((still) => still.captureId === capture.id))
    .map((capture) => ({ at: capture.requestedAt, capture }));
  return [...taken, ...without].sort((a, b) => b.at.localeCompare(a.at));
}

/** The right zone's list of photographs. */
export function Tray({ shown, onShow }: { shown: StillId | null; onShow: (id: StillId) => void }) {
  const { view } = useConsultation();
  const entries = entriesOf(view.captures, view.stills);
  return (
    <section className={styles.tray} aria-labelledby="tray-title" id="stills" tabIndex={-1}>
      <h2 className={styles.title} id="tray-title">
        Stills {view.stills.length > 0 && <span className={styles.count}>{view.stills.length}</span>}
      </h2>
      {entries.length === 0 && <NoStills />}
      <ul role="list" className={styles.list}>
        {entries.map((entry) =>
          'still' in entry ? (
            <li key={entry.still.captureId}>
              <StillCard still={entry.still} shown={shown === entry.still.id} onShow={onShow} />
            </li>
          ) : (
            <li key={entry.capture.id}>
              <CaptureCard capture={entry.capture} />
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

function NoStills() {
  return (
    <div className={styles.none}>
      <Icon of={Images} size="l" />
      <p>No photographs yet. They appear here as they are taken, and only here.</p>
    </div>
  );
}

/** One press of the shutter that is under way, or that ended without a still. */
function CaptureCard({ capture }: { capture: Capture }) {
  const { view, call } = useConsultation();
  const progress = call.captureProgress[capture.id] ?? capture;
  const received = Math.max(progress.received, capture.received);
  const total = Math.max(progress.total, capture.total);
  const at = exactTime(capture.requestedAt, view.practice.timeZone);
  if (capture.state === 'uploading') {
    return (
      <div className={styles.capture}>
        <Progress
          label={CAPTURE_WORDS.uploading}
          value={total > 0 ? received / total : undefined}
          detail={total > 0 ? `${megabytes(received)} of ${megabytes(total)}` : undefined}
        />
      </div>
    );
  }
  if (capture.state === 'requested' || capture.state === 'processing' || capture.state === 'stored') {
    return (
      <div className={styles.capture}>
        <Progress label={CAPTURE_WORDS[capture.state]} detail={at} />
      </div>
    );
  }
  return (
    <div className={styles.capture} data-ended>
      <p>
        <strong>No photograph</strong> <span className={styles.time}>{at}</span>
      </p>
      <p>{endingWords(capture)}.</p>
      {capture.ended === 'device_failed' && view.captures.at(-1)?.id === capture.id && <LastResort />}
    </div>
  );
}

/** Last step of the ladder: what the video shows, for what it is worth. */
function LastResort() {
  const { act } = useConsultation();
  const action = useAction();
  return (
    <>
      <p>Try again, or take a frame of the video. It is low resolution, not for detail.</p>
      <ActionError action={action} />
      <Button
        size="small"
        icon={Film}
        busy={action.busy ? 'Taking the frame…' : undefined}
        onClick={() => void action.run(() => act.takeFrame())}
      >
        Take a frame of the video
      </Button>
    </>
  );
}

interface StillCardProps {
  still: Still;
  shown: boolean;
  onShow: (id: StillId) => void;
}

function StillCard({ still, shown, onShow }: StillCardProps) {
  const { view, stillSource } = useConsultation();
  return (
    <button
      type="button"
      className={styles.still}
      aria-pressed={shown}
      onClick={() => {
        onShow(still.id);
      }}
    >
      <StillPicture src={stillSource(still.id, 'thumbnail')} size="thumbnail" alt="" />
      <span className={styles.words}>
        <span>
          <span className="visually-hidden">Show large the photograph of </span>
          <strong>{exactTime(still.takenAt, view.practice.timeZone)}</strong>{' '}
          <span className={styles.time}>{sizeOf(still)}</span>
        </span>
        <span className={styles.pills}>
          {qualityOf(still).map(({ tone, words }) => (
            <StatusPill key={words} tone={tone}>
              {words}
            </StatusPill>
          ))}
        </span>
        {still.awaitsDecision ? (
          <StatusPill tone="attention">Consent withdrawn: decide</StatusPill>
        ) : (
          <span className={styles.label}>{labelWords(still)}</span>
        )}
      </span>
    </button>
  );
}

/** Where labelling and filing stand. */
function labelWords(still: Still): string {
  if (still.state === 'discarded') return 'Discarded';
  if (still.state === 'moved') return 'Moved to the right record';
  const site = siteOf(still);
  return still.state === 'filed' ? `${site}. Filed` : site;
}
