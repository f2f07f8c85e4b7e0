import Quote from 'lucide-react/icons/text-quote';
import ShieldAlert from 'lucide-react/icons/shield-alert';
import UserRound from 'lucide-react/icons/user-round';
import { LEAVE_OUT_GROUNDS, type AccessReview } from '../../../shared/http-access.ts';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import styles from './review-list.module.css';

interface ReviewPartProps {
  item: AccessReview['items'][number];
  timeZone: string;
  /** Null for who may only read. */
  decide: { include: () => void; leaveOut: () => void } | null;
}

const KINDS = {
  person: { words: 'A person', icon: UserRound },
  safety: { words: 'Safety', icon: ShieldAlert },
  text: { words: 'Written text', icon: Quote },
} as const;

/** One part: what it is, its words, and the decision. */
export function ReviewPart({ item, timeZone, decide }: ReviewPartProps) {
  const { kind, about, text, decision } = item;
  const left = decision !== null && !decision.include;
  return (
    <li className={styles.part}>
      <div className={styles.head}>
        <strong>{about}</strong>
        <StatusPill tone="neutral" icon={KINDS[kind].icon}>
          {KINDS[kind].words}
        </StatusPill>
      </div>
      <p className={styles.text}>{text}</p>
      <div className={styles.foot}>
        {decision !== null && (
          <>
            <StatusPill tone={left ? 'attention' : 'done'}>{left ? 'Left out' : 'Included'}</StatusPill>
            <span className="muted">
              {decision.ground === null
                ? ''
                : `${LEAVE_OUT_GROUNDS[decision.ground]}. ${decision.reason.replace(/\.$/, '')}. `}
              {decision.by}, {shortMoment(decision.at, timeZone)}
            </span>
          </>
        )}
        {decide && (decision === null || left) && (
          <Button size="small" onClick={decide.include}>
            Include<span className="visually-hidden">: {about}</span>
          </Button>
        )}
        {decide && !left && (
          <Button size="small" variant={decision === null ? 'secondary' : 'quiet'} onClick={decide.leaveOut}>
            Leave out…<span className="visually-hidden">: {about}</span>
          </Button>
        )}
      </div>
    </li>
  );
}
