import CirclePause from 'lucide-react/icons/circle-pause';
import Stethoscope from 'lucide-react/icons/stethoscope';
import type { Blocker } from '../../../shared/blockers.ts';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { Row } from '../../ui/core/Layout.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { ActionError } from './action-error.tsx';
import { Emergency } from './emergency.tsx';
import { ResolveButton } from './resolve-button.tsx';
import { useConsultation } from './consultation-context.ts';
import { examiningSince } from './facts.ts';
import { placeOf } from './steps.ts';
import { useAction } from './use-action.ts';
import styles from './now-panel.module.css';

/** Where the examination stands: what is missing, begin, or end. */
export function NowPanel() {
  const { view, now } = useConsultation();
  const { open, blockers } = view.gates.examination;
  const since = examiningSince(view);
  // The pause is said over the picture, and by the shutter.
  const paused = view.pictureOff !== null;
  const missing = blockers.filter((each) => placeOf(each.resolve) !== 'pause');
  if (view.state.name !== 'conversation') return null;
  return (
    <section className={styles.panel} aria-label="Examination">
      <header className={styles.head}>
        <h2 className={styles.title}>Examination</h2>
        {paused ? (
          <StatusPill tone="attention" icon={CirclePause}>
            {view.pictureOff === 'chaperone_gone' ? 'Picture off' : 'Paused'}
          </StatusPill>
        ) : since === null ? (
          <StatusPill tone={open ? 'done' : 'attention'}>
            {open ? 'Can begin' : `${String(missing.length)} missing`}
          </StatusPill>
        ) : (
          <StatusPill tone="info" icon={Stethoscope}>
            Going on, <Timer since={Date.parse(since)} now={now} />
          </StatusPill>
        )}
      </header>
      {view.emergencySince !== null && (
        <p className={styles.sentence}>
          In an emergency, past missing steps, since {clockTime(view.emergencySince, view.practice.timeZone)}{' '}
          <span className={styles.rule}>R13</span>
        </p>
      )}
      {!open && missing[0] && view.pictureOff === null && <NextMissing blocker={missing[0]} />}
      {since === null ? open && <Begin /> : <End />}
    </section>
  );
}

/** What to settle next, as one sentence; the rest comes as each is settled, and stands in the checklist. */
function NextMissing({ blocker }: { blocker: Blocker }) {
  return (
    <>
      <p className={styles.sentence}>
        {blocker.text} <span className={styles.rule}>{blocker.rule}</span>
      </p>
      <Row>
        <ResolveButton blocker={blocker} />
        <Emergency gate="examination" />
      </Row>
    </>
  );
}

function Begin() {
  const { view, act } = useConsultation();
  const action = useAction();
  const { told } = view;
  if (!told) return null;
  return (
    <>
      <div>
        <Button
          icon={Stethoscope}
          busy={action.busy ? 'Beginning…' : undefined}
          onClick={() => void action.run(() => act.state({ kind: 'examination_began', planId: told.planId }))}
        >
          Begin the examination
        </Button>
      </div>
      <ActionError action={action} />
    </>
  );
}

function End() {
  const { act } = useConsultation();
  const action = useAction();
  return (
    <>
      <div>
        <Button
          busy={action.busy ? 'Ending…' : undefined}
          onClick={() => void action.run(() => act.state({ kind: 'examination_ended' }))}
        >
          End the examination
        </Button>
      </div>
      <ActionError action={action} />
    </>
  );
}
