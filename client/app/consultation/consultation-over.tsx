import type { StaffView } from '../../../shared/views.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Row } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Wordmark } from '../../ui/core/Wordmark.tsx';
import { clockTime, shortMoment } from '../../words/practice-time.ts';
import { Facts, type Fact } from '../../parts/facts.tsx';
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

const count = (stills: StaffView['stills'], state: StaffView['stills'][number]['state']) =>
  stills.filter((still) => still.state === state).length;

/** In short, what the record holds of it. */
function factsOf({ state, stills, participants, statements, startsAt, practice }: StaffView): Fact[] {
  const at = (instant: string) => clockTime(instant, practice.timeZone);
  const talked = state.name === 'closed' || state.name === 'finishing';
  const there = participants.filter((each) => each.admittedAt !== null);
  const unfiled = count(stills, 'unfiled');
  return [
    { label: 'Booked for', value: shortMoment(startsAt, practice.timeZone) },
    ...(talked ? [{ label: 'Call', value: `${at(state.openedAt)} to ${at(state.endedAt)}` }] : []),
    ...(there.length > 0
      ? [{ label: 'Who was there', value: there.map(({ name }) => name).join(', ') }]
      : []),
    ...(stills.length > 0
      ? [{ label: 'Stills filed', value: String(count(stills, 'filed')) }]
      : [{ label: 'Stills', value: 'None' }]),
    ...(count(stills, 'discarded') > 0
      ? [{ label: 'Discarded', value: String(count(stills, 'discarded')) }]
      : []),
    ...(unfiled > 0 ? [{ label: 'Not filed', value: String(unfiled), attention: true }] : []),
    { label: 'Note', value: statements.some(({ kind }) => kind === 'note') ? 'Written' : 'None' },
  ];
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
        <div className={styles.words}>
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
        </div>
        <Card title="What stands in the record">
          <Facts facts={factsOf(view)} />
        </Card>
      </main>
    </div>
  );
}
