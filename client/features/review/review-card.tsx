import type { ReviewItem } from '../../../shared/http-review.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import styles from './review-card.module.css';
import { GATE_WORDS, GROUND_WORDS, KIND_WORDS, OUTCOME_WORDS, usedWords } from './review-words.ts';

interface ReviewCardProps {
  item: ReviewItem;
  timeZone: string;
  serverNow: string;
  onClear: () => void;
}

/** One thing that somebody did past a rule: who, when, why, and what came of it. */
export function ReviewCard({ item, timeZone, serverNow, onClear }: ReviewCardProps) {
  const moment = (at: string) => shortMoment(at, timeZone);
  return (
    <Card title={KIND_WORDS[item.kind]} aside={<State item={item} />}>
      <dl className={styles.facts}>
        <Fact name={item.kind === 'chaperone_concern' ? 'About' : 'Who'}>{item.aboutName}</Fact>
        {item.raisedByName !== null && <Fact name="Raised by">{item.raisedByName}</Fact>}
        <Fact name="When">{moment(item.raisedAt)}</Fact>
        {item.consultationAt !== null && <Fact name="Consultation">{moment(item.consultationAt)}</Fact>}
        {item.patientName !== null && <Fact name="Patient">{item.patientName}</Fact>}
        {item.detail.ground && <Fact name="Ground">{GROUND_WORDS[item.detail.ground]}</Fact>}
        {item.detail.gate && <Fact name="What was opened">{GATE_WORDS[item.detail.gate]}</Fact>}
        {item.detail.rules && <Fact name="Rules passed over">{item.detail.rules.join(', ')}</Fact>}
        {item.kind === 'break_glass' && <Fact name="Looked at">{usedWords(item)}</Fact>}
        {item.until !== null && (
          <Fact name={item.until > serverNow ? 'Open until' : 'Was open until'}>{moment(item.until)}</Fact>
        )}
        {item.reason !== null && (
          <div className={styles.reason}>
            <dt>{item.kind === 'chaperone_concern' ? 'What the chaperone wrote' : 'Reason given'}</dt>
            <dd>{item.reason}</dd>
          </div>
        )}
        {item.cleared?.words != null && (
          <div className={styles.reason}>
            <dt>Words of the review</dt>
            <dd>{item.cleared.words}</dd>
          </div>
        )}
      </dl>
      <div className={styles.foot}>
        {item.cleared !== null ? (
          <p className="muted">
            {OUTCOME_WORDS[item.cleared.outcome]}. Reviewed by {item.cleared.byName},{' '}
            {moment(item.cleared.at)}.
          </p>
        ) : (
          <Way item={item} onClear={onClear} />
        )}
      </div>
    </Card>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function State({ item }: { item: ReviewItem }) {
  if (item.cleared === null) return <StatusPill tone="attention">Waiting for review</StatusPill>;
  if (item.cleared.outcome === 'not_justified') return <StatusPill tone="danger">Not justified</StatusPill>;
  return <StatusPill tone="done">Reviewed</StatusPill>;
}

/** What this person can do about it; who cannot is told who can. */
function Way({ item, onClear }: { item: ReviewItem; onClear: () => void }) {
  if (item.clear === 'own') return <p className="muted">You did this: somebody else reviews it.</p>;
  if (item.clear === 'clinical') return <p className="muted">Another GP reviews this.</p>;
  return (
    <Button onClick={onClear}>
      Review
      <span className="visually-hidden">
        {item.kind === 'chaperone_concern'
          ? ` the concern about ${item.aboutName}`
          : ` what ${item.aboutName} did`}
      </span>
    </Button>
  );
}
