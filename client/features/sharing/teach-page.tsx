import { useState } from 'react';
import type { StillSharing, TeachingConsent, WithdrawSharing } from '../../../shared/http-sharing.ts';
import type { SharingConsentId } from '../../../shared/ids.ts';
import type { StillSource } from '../../parts/still-source.ts';
import { useAction } from '../../parts/use-action.ts';
import { Button, LinkButton } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { longDay, shortMoment } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import { SayAndAnswer, type Answer } from './say-and-answer.tsx';
import { prepareHref } from './sharing-hrefs.ts';
import { SharingProblem } from './sharing-problem.tsx';
import { giversOf, said } from './sharing-words.ts';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import styles from './sharing.module.css';

export interface TeachPageProps {
  sharing: StillSharing;
  timeZone: string;
  source: StillSource;
  /** Both reject with ClientError. */
  onAnswer: (answer: TeachingConsent) => Promise<void>;
  onWithdraw: (id: SharingConsentId, giver: WithdrawSharing['giver']) => Promise<void>;
}

/** R24: consent to teaching for one still – off until a yes – and then the copy. */
export function TeachPage({ sharing, timeZone, source, onAnswer, onWithdraw }: TeachPageProps) {
  const { patient, still, teaching } = sharing;
  const [answer, setAnswer] = useState<Answer>({ decision: null, givers: null });
  const [withdrawing, setWithdrawing] = useState(false);
  const [refused, setRefused] = useState(false);
  const record = useAction(async (given: TeachingConsent) => {
    await onAnswer(given);
    setRefused(given.decision === 'no');
    setAnswer({ decision: null, givers: null });
  });
  const { decision, givers } = answer;
  const ready = decision !== null && givers !== null ? { decision, givers: [...givers] } : null;
  return (
    <Stack gap="l">
      <PageHeader
        title="Prepare for teaching"
        subtitle={`${siteOf(still)}, ${shortMoment(still.takenAt, timeZone)}. ${patient.name}, born ${longDay(patient.dateOfBirth)}.`}
      />
      <div className={styles.columns}>
        <div className={styles.column}>
          {teaching === null ? (
            <>
              {refused && (
                <Notice tone="info" title="The no is recorded" live="polite">
                  <p>This still is not used for teaching.</p>
                </Notice>
              )}
              <SayAndAnswer
                wording={said(sharing.wordings.teaching, { recipient: '', why: '', until: '', stills: 1 })}
                who={sharing.whoTeaches}
                answer={answer}
                onAnswer={setAnswer}
              />
              <SharingProblem problem={record.problem} meaning="Nothing was recorded." />
              {sharing.whoTeaches.kind !== 'nobody' && (
                <div>
                  <Button
                    variant="primary"
                    busy={record.busy ? 'Recording…' : undefined}
                    blockedBecause={ready === null ? 'Ask first, then record the answer.' : undefined}
                    onClick={() => ready && void record.run(ready)}
                  >
                    Record the answer
                  </Button>
                </div>
              )}
            </>
          ) : (
            <>
              <Notice tone="done" title={`${giversOf(teaching.givenBy)} said yes to teaching`}>
                <p>{shortMoment(teaching.at, timeZone)}. It can be withdrawn at any time.</p>
              </Notice>
              <div className={styles.actions}>
                <LinkButton variant="primary" href={prepareHref(still.id, teaching.id)}>
                  Make a copy without what identifies
                </LinkButton>
                <Button
                  onClick={() => {
                    setWithdrawing(true);
                  }}
                >
                  Consent is withdrawn…
                </Button>
              </div>
            </>
          )}
        </div>
        <img src={source(still.id, 'thumbnail')} alt={`Still: ${siteOf(still)}`} className={styles.picture} />
      </div>
      {withdrawing && teaching && (
        <WithdrawDialog
          withdrawers={sharing.withdrawers}
          ends="Every teaching copy of this still is destroyed, and every showing of it ends, at once."
          onWithdraw={(who) => onWithdraw(teaching.id, who)}
          onClose={() => {
            setWithdrawing(false);
          }}
        />
      )}
    </Stack>
  );
}
