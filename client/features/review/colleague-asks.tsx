import { useState } from 'react';
import Users from 'lucide-react/icons/users';
import { BODY_SITES } from '../../../shared/body-sites.ts';
import type { Under18Decision, Under18Requests } from '../../../shared/http-under18.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { clockTime } from '../../words/practice-time.ts';
import styles from './review-card.module.css';

type Asked = Under18Requests['requests'][number];

export interface ColleagueAsksProps {
  /** Null until it has been read. */
  asked: readonly Asked[] | null;
  problem: ClientError | null;
  timeZone: string;
  onRetry: () => void;
  /** Rejects with ClientError. */
  onDecide: (id: ConsultationId, decision: Under18Decision) => Promise<void>;
  onDecided: () => void;
}

/** R29: a colleague is in a consultation and asks for a second clinician. Nothing stands here while nobody asks. */
export function ColleagueAsks({ asked, problem, onRetry, ...rest }: ColleagueAsksProps) {
  if (problem !== null)
    return (
      <Stack gap="s">
        <ProblemNotice problem={problem} meaning="Whether a colleague asks you is not known." />
        <div>
          <Button size="small" onClick={onRetry}>
            Try again
          </Button>
        </div>
      </Stack>
    );
  if (asked === null || asked.length === 0) return null;
  return (
    <section aria-label="A colleague asks you">
      <Stack>
        <h2>A colleague asks you</h2>
        {asked.map((each) => (
          <AskedCard key={each.planId} asked={each} {...rest} />
        ))}
      </Stack>
    </section>
  );
}

type AskedCardProps = Pick<ColleagueAsksProps, 'timeZone' | 'onDecide' | 'onDecided'> & { asked: Asked };

const siteWords = ({ site, side }: Asked) =>
  side === 'none' ? BODY_SITES[site].label : `${BODY_SITES[site].label}, ${side}`;

function AskedCard({ asked, timeZone, onDecide, onDecided }: AskedCardProps) {
  return (
    <Card
      title="Intimate examination of somebody under 18"
      aside={
        <StatusPill tone="attention" icon={Users}>
          Asked at {clockTime(asked.askedAt, timeZone)}
        </StatusPill>
      }
    >
      <Stack>
        <dl className={styles.facts}>
          <Fact name="Who asks">{asked.clinicianName}</Fact>
          <Fact name="Patient">{`${asked.patientName}, ${String(asked.patientAge)}`}</Fact>
          <Fact name="What would be examined">{siteWords(asked)}</Fact>
          <div className={styles.reason}>
            <dt>As the patient is told</dt>
            <dd>{asked.why}</dd>
          </div>
          <div className={styles.reason}>
            <dt>Why it cannot wait for an examination in person</dt>
            <dd>{asked.reason}</dd>
          </div>
        </dl>
        <Decision asked={asked} onDecide={onDecide} onDecided={onDecided} />
      </Stack>
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

/** Two equal answers and a reason for either; recorded under this name, and not to be changed. */
function Decision({ asked, onDecide, onDecided }: Omit<AskedCardProps, 'timeZone'>) {
  const [allow, setAllow] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const decide = useAction(onDecide);
  const save = async () => {
    setTried(true);
    if (allow === null || reason.trim() === '') return;
    const decision = { planId: asked.planId, allow, reason: reason.trim() };
    if (await decide.run(asked.consultationId, decision)) onDecided();
  };
  return (
    <>
      <YesNo
        question="Do you agree that this examination is done by video?"
        hint="The ordinary way is an urgent examination in person. Your agreement holds for this plan alone and is reviewed."
        yes="I agree"
        no="I do not agree"
        value={allow}
        onChange={setAllow}
        error={tried && allow === null ? 'Choose one.' : undefined}
      />
      <TextArea
        label="Your reason"
        value={reason}
        onChange={setReason}
        maxLength={1000}
        rows={2}
        error={tried && reason.trim() === '' ? 'Say why.' : undefined}
      />
      <ProblemNotice problem={decide.problem} meaning="Your decision was not recorded." />
      <div>
        <Button variant="primary" busy={decide.busy ? 'Recording…' : undefined} onClick={() => void save()}>
          Record my decision
        </Button>
      </div>
    </>
  );
}
