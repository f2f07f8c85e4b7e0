import { useState } from 'react';
import { Button } from '../../../ui/core/Button.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { clockTime } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { Facts } from '../../../parts/facts.tsx';
import { privacyFacts } from '../answers.tsx';
import { AskAgain } from '../ask-again.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, knownPresent, latest } from '../facts.ts';
import { Part } from '../parts.tsx';
import { isStop } from '../stop-sign.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { blockersOf } from '../steps.ts';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';
import styles from '../parts.module.css';

/** R11: privacy at both ends, and what was done when it is not safe to talk. */
export function PrivacyStep() {
  const { view } = useConsultation();
  const blockers = blockersOf(view, 'privacy');
  const unsafe = blockers.some((each) => each.resolve === 'safety');
  const decided = latest(view, 'safety_decision');
  return (
    <>
      <StepBlockers step="privacy" />
      {unsafe && <SafetyDecision stop={blockers.some(isStop)} />}
      {decided && !unsafe && <p className={styles.muted}>What was done: {decided.note}</p>}
      <MyEnd />
      <Part title={`At ${calledName(view)}’s end`}>
        <Facts facts={privacyFacts(view)} />
        <AskAgain what="privacy" answeredAt={latest(view, 'privacy')?.at}>
          Ask about privacy again
        </AskAgain>
      </Part>
    </>
  );
}

function MyEnd() {
  const { view, act, goOn } = useConsultation();
  const action = useAction();
  const attested = latest(view, 'no_interruption');
  const others = view.participants.filter(
    (each) => each.id !== view.ownParticipantId && each.status !== 'left',
  );
  const names = others.map((each) => each.name).join(' and ');
  const confirm = async () => {
    const participants = knownPresent(view);
    if (await action.run(() => act.state({ kind: 'no_interruption', participants }))) goOn();
  };
  return (
    <>
      <p>Nobody will come in or listen at your end{names === '' ? '' : ` while you are with ${names}`}.</p>
      <ActionError action={action} />
      <SaveButton step="privacy" action={action} onSave={() => void confirm()}>
        {attested ? 'Confirm again' : 'I will not be interrupted'}
      </SaveButton>
      {attested && (
        <p className={styles.muted}>Confirmed at {clockTime(attested.at, view.practice.timeZone)}</p>
      )}
    </>
  );
}

/** The patient signalled silently: nothing on their screen changed, and nothing here changes it either. */
function SafetyDecision({ stop }: { stop: boolean }) {
  const { view, act, goTo, goOn } = useConsultation();
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    if (note.trim() === '') return;
    if (!(await action.run(() => act.state({ kind: 'safety_decision', note })))) return;
    setNote('');
    goOn();
  };
  return (
    <>
      <Notice tone={stop ? 'danger' : 'attention'} title="It may not be safe or private to talk">
        {calledName(view)} sees nothing of this. Do not read it aloud.
      </Notice>
      <TextArea
        label="What you have done"
        hint="For example: phoned on another number, agreed a safe time."
        value={note}
        onChange={setNote}
        maxLength={1000}
        rows={2}
        error={asked && note.trim() === '' ? 'Write what you have done before going on.' : undefined}
      />
      <ActionError action={action} />
      <div className={styles.quick}>
        <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Record and go on
        </Button>
        <Button
          variant="quiet"
          onClick={() => {
            goTo('in_person');
          }}
        >
          See in person
        </Button>
      </div>
    </>
  );
}
