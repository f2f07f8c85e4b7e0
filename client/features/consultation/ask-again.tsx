import type { ReactNode } from 'react';
import Send from 'lucide-react/icons/send';
import type { ClientPayload } from '../../../shared/signalling.ts';
import { Button } from '../../ui/core/Button.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { clockTime } from '../../words/practice-time.ts';
import { calledName, lastAsked } from './facts.ts';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

interface AskAgainProps {
  what: ClientPayload<'patient:ask'>['what'];
  children: ReactNode;
}

/** Puts a question on the patient's screen, and says that it is there. */
export function AskAgain({ what, children }: AskAgainProps) {
  const { view, act } = useConsultation();
  const action = useAction();
  const asked = lastAsked(view, what);
  return (
    <>
      <div>
        <Button
          size="small"
          icon={Send}
          busy={action.busy ? 'Asking…' : undefined}
          onClick={() => {
            void action.run(() => act.askPatient(what));
          }}
        >
          {children}
        </Button>
      </div>
      <p className={styles.muted} role="status">
        {asked !== null &&
          `Put on ${calledName(view)}’s screen at ${clockTime(asked, view.practice.timeZone)}`}
      </p>
      <ActionError action={action} />
    </>
  );
}
