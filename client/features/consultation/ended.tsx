import type { ReactNode } from 'react';
import { LinkButton } from '../../ui/core/Button.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { useConsultation } from './consultation-context.ts';
import styles from './ended.module.css';

/** Not a call any more: what it became, and the way back to the day. */
export function Ended() {
  const { view } = useConsultation();
  const { title, text } = wordsOf(view);
  return (
    <main className={styles.ended}>
      <div className={styles.words}>
        <h1>{title}</h1>
        {text}
        <div>
          <LinkButton href="/today">Back to today</LinkButton>
        </div>
      </div>
    </main>
  );
}

function wordsOf(view: ReturnType<typeof useConsultation>['view']): { title: string; text: ReactNode } {
  const { state, patient } = view;
  const at = (instant: string) => shortMoment(instant, view.practice.timeZone);
  switch (state.name) {
    case 'in_person':
      return {
        title: `${patient.name} is to be seen in person`,
        text: (
          <>
            <p>
              Recorded {at(state.at)}: {state.why}
            </p>
            <p>Safety net: {state.safetyNet}</p>
          </>
        ),
      };
    case 'cancelled':
      return { title: 'This consultation was cancelled', text: <p>{state.reason}</p> };
    case 'no_show':
      return { title: `${patient.name} did not come`, text: <p>Recorded {at(state.at)}.</p> };
    case 'closed':
      return { title: 'This consultation is closed', text: <p>Closed {at(state.closedAt)}.</p> };
    default:
      return { title: 'The call has ended', text: <p>The note and the photographs can be finished now.</p> };
  }
}
