import Hand from 'lucide-react/icons/hand';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { useAction } from './use-action.ts';
import styles from './top-bar.module.css';

/** The patient pressed “I need help”; it stays until the clinician says that they have seen it. */
export function HelpChip({ askedAt }: { askedAt: string }) {
  const { view, act } = useConsultation();
  const action = useAction();
  return (
    <>
      <StatusPill tone="danger" icon={Hand}>
        {calledName(view)} asked for help at {clockTime(askedAt, view.practice.timeZone)}
      </StatusPill>
      <Button
        size="small"
        busy={action.busy ? 'Saving…' : undefined}
        onClick={() => void action.run(() => act.helpSeen())}
      >
        Seen
      </Button>
      {action.problem && (
        <span className={styles.since} role="alert">
          {action.problem.message}
        </span>
      )}
    </>
  );
}
