import Stethoscope from 'lucide-react/icons/stethoscope';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { ActionError } from './action-error.tsx';
import { BlockerList } from './blocker-list.tsx';
import { useConsultation } from './consultation-context.ts';
import { examiningSince } from './facts.ts';
import { useAction } from './use-action.ts';
import styles from './now-panel.module.css';

/** Where the examination stands: what is missing, begin, or end. */
export function NowPanel() {
  const { view, now } = useConsultation();
  const { open, blockers } = view.gates.examination;
  const since = examiningSince(view);
  if (view.state.name !== 'conversation') return null;
  return (
    <section className={styles.panel} aria-label="Examination">
      <header className={styles.head}>
        <h2 className={styles.title}>Examination</h2>
        {since !== null && (
          <StatusPill tone="info" icon={Stethoscope}>
            Going on, <Timer since={Date.parse(since)} now={now} />
          </StatusPill>
        )}
        {since === null && (
          <StatusPill tone={open ? 'done' : 'attention'}>
            {open ? 'Can begin' : `Closed: ${String(blockers.length)} missing`}
          </StatusPill>
        )}
      </header>
      {!open && <BlockerList blockers={blockers} />}
      {since === null ? open && <Begin /> : <End />}
    </section>
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
