import type { CopyCard } from '../../../shared/http-sharing.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import { checkHref, prepareHref } from './sharing-hrefs.ts';
import styles from './sharing.module.css';

interface CopyCardViewProps {
  copy: CopyCard;
  src: string;
  timeZone: string;
  onDiscard: () => void;
  onCollect: (collected: boolean) => void;
}

/** One copy: who made it, who checked it, what can be done with it. */
export function CopyCardView({ copy, src, timeZone, onDiscard, onCollect }: CopyCardViewProps) {
  const treats = copy.patientName !== null;
  return (
    <Card>
      <article className={styles.card} aria-label={`Copy: ${siteOf(copy)}`}>
        <img src={src} alt="" className={styles.picture} draggable={false} />
        <header className={styles.head}>
          <h3>{siteOf(copy)}</h3>
          <CopyPill copy={copy} />
        </header>
        <p className={styles.quiet}>
          {copy.scope === 'teaching' ? 'For teaching. ' : 'For one sharing. '}
          Made by {copy.madeBy}, {shortMoment(copy.madeAt, timeZone)}.
          {copy.checkedBy !== null && copy.checkedAt !== null
            ? ` Checked by ${copy.checkedBy}, ${shortMoment(copy.checkedAt, timeZone)}.`
            : ''}
          {treats ? ` Of ${copy.patientName ?? ''}.` : ''}
        </p>
        {copy.sentBackReason !== null && <p>“{copy.sentBackReason}”</p>}
        <div className={styles.actions}>
          {copy.state === 'to_check' && !copy.mine && (
            <LinkButton size="small" href={checkHref(copy.id)}>
              Check it
            </LinkButton>
          )}
          {copy.state === 'sent_back' && treats && (
            <LinkButton size="small" href={prepareHref(copy.stillId, copy.consentId)}>
              Make another
            </LinkButton>
          )}
          {copy.state === 'accepted' && copy.scope === 'teaching' && treats && (
            <Button
              size="small"
              onClick={() => {
                onCollect(copy.collectedAt === null);
              }}
            >
              {copy.collectedAt === null ? 'Put into the collection' : 'Take out of the collection'}
            </Button>
          )}
          {treats && (
            <Button size="small" variant="quiet" onClick={onDiscard}>
              Destroy this copy…
            </Button>
          )}
        </div>
      </article>
    </Card>
  );
}

function CopyPill({ copy }: { copy: CopyCard }) {
  if (copy.state === 'sent_back') return <StatusPill tone="danger">Sent back</StatusPill>;
  if (copy.state === 'accepted') {
    return (
      <StatusPill tone="done">{copy.collectedAt === null ? 'Accepted' : 'In the collection'}</StatusPill>
    );
  }
  return <StatusPill tone="attention">{copy.mine ? 'Somebody else checks it' : 'To check'}</StatusPill>;
}
