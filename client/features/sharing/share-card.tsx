import type { ShareCard } from '../../../shared/http-sharing.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import CalendarX from 'lucide-react/icons/calendar-x';
import { longDate, shortDay, shortMoment } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import { prepareHref, teachHref } from './sharing-hrefs.ts';
import { ENDED_WHY, PURPOSES, STATUS } from './sharing-words.ts';
import styles from './sharing.module.css';

interface ShareCardViewProps {
  share: ShareCard;
  timeZone: string;
  onLink: () => void;
  onStop: () => void;
  onWithdraw: () => void;
}

const over = ({ status }: ShareCard) => status === 'ended' || status === 'expired';

/** One sharing: who looks, at whose stills, why, until when, and every look. */
export function ShareCardView({ share, timeZone, onLink, onStop, onWithdraw }: ShareCardViewProps) {
  const { recipient, patient } = share;
  const { tone, words } = STATUS[share.status];
  const where = recipient.organisation === '' ? '' : `, ${recipient.organisation}`;
  return (
    <Card>
      <article className={styles.card} aria-label={`${recipient.name}: ${patient.name}`}>
        <header className={styles.head}>
          <div>
            <h3>{recipient.name}</h3>
            <p className={styles.quiet}>
              {recipient.role}
              {where}
            </p>
          </div>
          <StatusPill tone={tone} {...(tone === 'neutral' ? { icon: CalendarX } : {})}>
            {words}
          </StatusPill>
        </header>
        <dl className={styles.facts}>
          <dt>Patient</dt>
          <dd>
            {patient.name}, born {shortDay(patient.dateOfBirth)}
          </dd>
          <dt>What for</dt>
          <dd>
            {PURPOSES[share.purpose]}: {share.why}
          </dd>
          <dt>They see</dt>
          <dd>
            {share.stills.map((still) => siteOf(still)).join('; ')}{' '}
            {share.form === 'as_filed' ? 'with name and date of birth' : 'as checked copies, without a name'}
          </dd>
          <dt>Until</dt>
          <dd>
            {share.endedAt && share.endedWhy
              ? `${ENDED_WHY[share.endedWhy]}, ${shortMoment(share.endedAt, timeZone)}`
              : longDate(new Date(Date.parse(share.until) - 1).toISOString(), timeZone)}
          </dd>
          <dt>Shared by</dt>
          <dd>{share.sharedBy}</dd>
        </dl>
        <Looks share={share} timeZone={timeZone} />
        {!over(share) && (
          <div className={styles.actions}>
            {share.status === 'needs_copy' ? <PrepareLinks share={share} /> : null}
            {share.status !== 'needs_copy' && (
              <Button size="small" onClick={onLink}>
                {share.status === 'ready' ? 'Make the link' : 'Make a new link'}
                <span className="visually-hidden"> for {recipient.name}</span>
              </Button>
            )}
            <Button size="small" onClick={onStop}>
              Stop sharing<span className="visually-hidden"> with {recipient.name}</span>
            </Button>
            <Button size="small" variant="quiet" onClick={onWithdraw}>
              Consent is withdrawn…
            </Button>
          </div>
        )}
      </article>
    </Card>
  );
}

function PrepareLinks({ share }: { share: ShareCard }) {
  return share.stills
    .filter(({ ready }) => !ready)
    .map((still) => (
      <LinkButton
        key={still.stillId}
        size="small"
        href={
          share.purpose === 'education'
            ? teachHref(still.stillId)
            : prepareHref(still.stillId, share.consentId)
        }
      >
        Prepare a copy: {siteOf(still)}
      </LinkButton>
    ));
}

function Looks({ share, timeZone }: { share: ShareCard; timeZone: string }) {
  const last = share.looks.at(-1);
  if (!last) return <p className={styles.quiet}>Nobody has looked yet.</p>;
  const times = share.looks.length === 1 ? 'once' : `${String(share.looks.length)} times`;
  return (
    <details>
      <summary>
        Looked {times}, last {shortMoment(last.at, timeZone)}
      </summary>
      <ol className={styles.looks}>
        {share.looks.map(({ at, position }, index) => (
          <li key={`${at}-${String(index)}`}>
            {shortMoment(at, timeZone)}: still {position}
          </li>
        ))}
      </ol>
    </details>
  );
}
