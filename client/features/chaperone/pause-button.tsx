import CirclePause from 'lucide-react/icons/circle-pause';
import CirclePlay from 'lucide-react/icons/circle-play';
import { useEffect } from 'react';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { exactTime } from '../../words/practice-time.ts';
import { useChaperoning } from './chaperone-context.ts';
import { calledName, currentPause } from './facts.ts';
import styles from './pause-button.module.css';

/** Pause, always in the same place: at once, without a question. Going on takes the chaperone and then the patient. */
export function PauseButton() {
  const { view, act } = useChaperoning();
  const stop = useAction(() => act.pause());
  const goOn = useAction(() => act.resume());
  const pause = currentPause(view);
  const patient = calledName(view);
  const canPause = pause === null;
  const { run } = stop;
  useEffect(() => {
    // With Alt, so that it cannot happen while somebody types or dictates (WCAG 2.1.4).
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyP' || event.repeat) return;
      event.preventDefault();
      if (canPause) void run();
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [canPause, run]);
  return (
    <section className={styles.pause} aria-label="Pause" data-paused={pause !== null || undefined}>
      <ProblemNotice problem={stop.problem ?? goOn.problem} />
      {pause === null && (
        <>
          <Button
            variant="danger"
            size="large"
            block
            icon={CirclePause}
            aria-keyshortcuts="Alt+P"
            busy={stop.busy ? 'Pausing…' : undefined}
            onClick={() => void run()}
          >
            Pause
          </Button>
          <p className={styles.words}>
            Stops {patient}’s picture for everyone at once.{' '}
            <span className={styles.keys}>Alt+P does the same.</span>
          </p>
        </>
      )}
      {pause !== null && pause.resumeRequestedAt === null && (
        <>
          <Button
            variant="primary"
            size="large"
            block
            icon={CirclePlay}
            busy={goOn.busy ? 'Asking…' : undefined}
            onClick={() => void goOn.run()}
          >
            I am content to go on
          </Button>
          <p className={styles.words}>
            Paused since {exactTime(pause.startedAt, view.practice.timeZone)}. {patient} is asked next.
          </p>
        </>
      )}
      {pause !== null && pause.resumeRequestedAt !== null && (
        <p className={styles.asked} role="status">
          You are content to go on. {patient} is being asked; the picture comes back when they agree.
        </p>
      )}
    </section>
  );
}
