import { useState, type ReactNode } from 'react';
import type { StatementId } from '../../../shared/ids.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName, latest } from './facts.ts';
import { Folded } from './folded.tsx';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

/**
 * R29: under 18 and intimate. The offer is an urgent examination in person; only where the practice's policy allows it can a
 * second clinician be asked about this plan, and what they said stands here.
 */
export function Under18() {
  const { view, goTo } = useConsultation();
  const planId = view.told?.planId;
  const asked = latest(view, 'under18_override_asked');
  const decided = latest(view, 'under18_override_decided');
  const has = (code: string) => view.gates.examination.blockers.some((each) => each.code === code);
  const at = (instant: string) => clockTime(instant, view.practice.timeZone);
  if (planId === undefined) return null;
  if (decided?.planId === planId && decided.allow) {
    return (
      <Notice tone="info" title={`${decided.author.name} agreed at ${at(decided.at)}`}>
        <p>{decided.reason}</p>
        <p>It holds for this plan alone, and will be reviewed.</p>
      </Notice>
    );
  }
  const inPerson = (
    <Button
      variant="primary"
      size="small"
      onClick={() => {
        goTo('in_person');
      }}
    >
      See in person, urgently
    </Button>
  );
  if (has('intimate_under_18_refused') && decided) {
    return (
      <Notice
        tone="danger"
        title={`${decided.author.name} did not agree, ${at(decided.at)}`}
        actions={inPerson}
      >
        <p>{decided.reason}</p>
      </Notice>
    );
  }
  if (has('intimate_under_18')) return <Blocked>{inPerson}</Blocked>;
  if (!has('intimate_under_18_second')) return null;
  const waiting = asked?.planId === planId;
  return (
    <>
      <Blocked>{inPerson}</Blocked>
      {waiting ? (
        <Notice tone="attention" title={`A second clinician is asked since ${at(asked.at)}`}>
          <p>{asked.reason}</p>
          <p>It stands under Review of every other GP of the practice. Nothing is examined meanwhile.</p>
        </Notice>
      ) : (
        <AskSecond planId={planId} />
      )}
    </>
  );
}

function Blocked({ children }: { children: ReactNode }) {
  const { view } = useConsultation();
  return (
    <Notice
      tone="danger"
      title={`${calledName(view)} is ${String(view.patient.age)}: an intimate examination is blocked here`}
      actions={children}
    >
      <p>
        Arrange an urgent examination in person. <span className={styles.rule}>R29</span>
      </p>
    </Notice>
  );
}

/** Folded: it is the exception, and the practice has allowed it. */
function AskSecond({ planId }: { planId: StatementId }) {
  const { act } = useConsultation();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const action = useAction();
  const save = async () => {
    setTried(true);
    if (reason.trim() === '') return;
    await action.run(() => act.state({ kind: 'under18_override_asked', planId, reason }));
  };
  return (
    <Folded title="Ask a second clinician">
      <p className={styles.muted}>
        The practice allows it where another GP agrees to this plan. They read the plan and your reason.
      </p>
      <TextArea
        label="Why it cannot wait for an examination in person"
        value={reason}
        onChange={setReason}
        maxLength={1000}
        rows={2}
        error={tried && reason.trim() === '' ? 'Say why.' : undefined}
      />
      <ActionError action={action} />
      <div>
        <Button size="small" busy={action.busy ? 'Asking…' : undefined} onClick={() => void save()}>
          Ask another GP
        </Button>
      </div>
    </Folded>
  );
}
