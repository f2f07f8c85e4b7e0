import type { ReactNode } from 'react';
import Send from 'lucide-react/icons/send';
import type { ClientPayload } from '../../../shared/signalling.ts';
import type { StaffView } from '../../../shared/views.ts';
import { Button } from '../../ui/core/Button.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { clockTime } from '../../words/practice-time.ts';
import { calledName, lastAsked } from './facts.ts';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

interface AskAgainProps {
  what: ClientPayload<'patient:ask'>['what'];
  /** When the patient last answered this, or null. */
  answeredAt?: string | null | undefined;
  children: ReactNode;
}

/** Puts a question on the patient's screen, and says that it is there. */
export function AskAgain({ what, answeredAt = null, children }: AskAgainProps) {
  const { view, act } = useConsultation();
  const action = useAction();
  const asked = lastAsked(view, what);
  const time = (instant: string) => clockTime(instant, view.practice.timeZone);
  const answered = asked !== null && answeredAt !== null && answeredAt > asked;
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
          (answered
            ? `Asked at ${time(asked)}, answered at ${time(answeredAt)}`
            : `Put on ${whoseScreen(view)} at ${time(asked)}, not answered yet`)}
      </p>
      <ActionError action={action} />
    </>
  );
}

/** The patient's; somebody who decides and joins from elsewhere has it on their own. */
const whoseScreen = (view: StaffView): string =>
  view.deciding.people.some(({ participantId }) => participantId !== null)
    ? 'their screen'
    : `${calledName(view)}’s screen`;
