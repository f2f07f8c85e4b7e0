import type { KeyboardEvent } from 'react';
import { ShutterButton } from '../../ui/staff/ShutterButton.tsx';
import { ActionError } from './action-error.tsx';
import { BlockerList } from './blocker-list.tsx';
import { useConsultation } from './consultation-context.ts';
import { Emergency } from './emergency.tsx';
import { currentCapture } from './facts.ts';
import { Folded } from './folded.tsx';
import { placeOf } from './steps.ts';
import { useAction } from './use-action.ts';
import { CAPTURE_WORDS } from './words.ts';
import styles from './shutter.module.css';

/** The space bar is pressed by habit (to scroll, to answer): it never takes a photograph. Enter does, once a press. */
function onlyEnter(event: KeyboardEvent) {
  if (event.key === ' ' || (event.key === 'Enter' && event.repeat)) event.preventDefault();
}

/** The shutter with what closes it, by name. A press on the closed shutter goes to the first of these. */
export function Shutter() {
  const { view, act, goTo } = useConsultation();
  const action = useAction();
  const { open, blockers } = view.gates.capture;
  const first = blockers[0];
  const running = currentCapture(view);
  const busy = running ? CAPTURE_WORDS[running.state] : action.busy ? 'Asking…' : undefined;
  const closed = open || busy !== undefined ? undefined : (first?.text ?? 'The consultation is not open.');
  return (
    <section
      className={styles.shutter}
      aria-label="Shutter"
      onKeyDownCapture={onlyEnter}
      onKeyUpCapture={onlyEnter}
    >
      {closed !== undefined && blockers.length > 0 && (
        <div className={styles.why}>
          <Folded
            title={
              blockers.length === 1 ? 'What it waits for' : `${String(blockers.length)} things it waits for`
            }
          >
            <BlockerList blockers={blockers} />
          </Folded>
          {view.gates.examination.open && <Emergency gate="capture" />}
        </div>
      )}
      <ActionError action={action} />
      <div
        onClick={() => {
          if (closed !== undefined && first) goTo(placeOf(first.resolve));
        }}
      >
        <ShutterButton
          closedBecause={closed}
          busy={busy}
          onPress={() => void action.run(() => act.takePhotograph())}
        />
      </div>
    </section>
  );
}
