import { useState } from 'react';
import { Facts } from '../../../parts/facts.tsx';
import { Button } from '../../../ui/core/Button.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, latest } from '../facts.ts';
import { useAction } from '../use-action.ts';
import { objectionWords } from './objection-words.ts';
import styles from '../parts.module.css';

/** R5: an objection halts everything until the clinician has decided about it; the decision stays readable. */
export function Objection() {
  const { view } = useConsultation();
  const decided = latest(view, 'objection_decided');
  if (view.deciding.objection) return <Decide />;
  if (!decided) return null;
  return (
    <Facts
      facts={[
        {
          label: 'Objection',
          value: `${decided.goOn ? 'Going on' : 'Not going on'}: ${decided.why}`,
          attention: !decided.goOn,
        },
      ]}
    />
  );
}

type GoOn = 'go_on' | 'stop';

function Decide() {
  const { view, act, goTo, goOn } = useConsultation();
  const [choice, setChoice] = useState<GoOn | null>(null);
  const [why, setWhy] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const name = calledName(view);
  const save = async () => {
    setAsked(true);
    if (choice === null || why.trim() === '') return;
    const decided = { kind: 'objection_decided', goOn: choice === 'go_on', why } as const;
    if (await action.run(() => act.state(decided))) goOn();
  };
  return (
    <>
      <Notice tone="danger" title={`Stop: ${name} objects`}>
        <p>
          {objectionWords(view).join(' ')} Everything waits until you have decided what follows.{' '}
          <span className={styles.rule}>R5</span>
        </p>
      </Notice>
      <Choice
        label="What follows from it"
        options={[
          { value: 'stop', label: 'Do not go on', detail: 'Another day, another way, or in person' },
          { value: 'go_on', label: 'Go on', detail: 'Only where waiting would be worse for them' },
        ]}
        value={choice}
        onChange={setChoice}
        error={asked && choice === null ? 'Choose what follows.' : undefined}
      />
      <TextArea
        label="Why"
        value={why}
        rows={2}
        maxLength={1000}
        onChange={setWhy}
        error={asked && why.trim() === '' ? 'Write why: it stays in the record.' : undefined}
      />
      <ActionError action={action} />
      <div className={styles.quick}>
        <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Record the decision
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
