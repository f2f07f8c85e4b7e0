import type { StaffView } from '../../../shared/views.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Wordmark } from '../../ui/core/Wordmark.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { Person } from '../../parts/person.tsx';
import styles from './consultation-over.module.css';

function wordsOf({ state, practice }: StaffView): { title: string; detail: string[] } {
  const at = (instant: string) => shortMoment(instant, practice.timeZone);
  switch (state.name) {
    case 'closed':
      return {
        title: `Closed ${at(state.closedAt)}`,
        detail: state.unfiledReason === null ? [] : [`Closed with stills not filed: ${state.unfiledReason}`],
      };
    case 'in_person':
      return {
        title: `To be seen in person, decided ${at(state.at)}`,
        detail: [`Why: ${state.why}`, `Safety-net advice: ${state.safetyNet}`],
      };
    case 'cancelled':
      return { title: `Cancelled ${at(state.at)}`, detail: [state.reason] };
    case 'no_show':
      return { title: `Did not attend, recorded ${at(state.at)}`, detail: [] };
    default:
      return { title: 'This consultation is under way', detail: [] };
  }
}

/** A consultation that is over: how it ended, and the way to the record. */
export function ConsultationOver({ view }: { view: StaffView }) {
  const { title, detail } = wordsOf(view);
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Wordmark />
      </header>
      <main className={styles.main}>
        <Stack gap="l">
          <h1>This consultation is over</h1>
          <Person patient={view.patient} more={view.reason} />
          <Notice tone={view.state.name === 'closed' ? 'done' : 'info'} title={title}>
            {detail.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </Notice>
          <Row gap="s">
            <LinkButton variant="primary" href={`/patients/${view.patient.id}/record`}>
              Open the record
            </LinkButton>
            <LinkButton href="/today">Back to today</LinkButton>
          </Row>
        </Stack>
      </main>
    </div>
  );
}
