import { useState } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName, goneChaperone, latest } from './facts.ts';
import { Folded } from './folded.tsx';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

/** R31: none is available. The clinician says whether delay would harm; the patient chooses. */
export function ChaperoneUnavailable() {
  const { view, act, goOn } = useConsultation();
  const stated = latest(view, 'chaperone_unavailable');
  const [harm, setHarm] = useState<boolean | null>(null);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const gone =
    view.pictureOff === 'chaperone_gone' &&
    view.gates.examination.blockers.some((each) => each.code === 'chaperone_not_present');
  const save = async () => {
    setAsked(true);
    if (harm === null || note.trim() === '') return;
    const statement = { kind: 'chaperone_unavailable', delayWouldHarm: harm, note } as const;
    if (!(await action.run(() => act.state(statement)))) return;
    setNote('');
    setHarm(null);
    setAsked(false);
    goOn();
  };
  return (
    <Folded
      key={String(gone)}
      title={gone ? `${goneChaperone(view)} does not come back` : 'No chaperone is available'}
      unfolded={gone}
    >
      {stated && (
        <p className={styles.muted}>
          Recorded: delay {stated.delayWouldHarm ? 'would' : 'would not'} harm. {stated.note}
        </p>
      )}
      <YesNo
        question="Would delay harm the patient?"
        value={harm}
        onChange={setHarm}
        error={asked && harm === null ? 'Say yes or no.' : undefined}
      />
      <TextField
        label="Why, in a few words"
        value={note}
        onChange={setNote}
        maxLength={500}
        error={asked && note.trim() === '' ? 'Say why.' : undefined}
      />
      <ActionError action={action} />
      <div>
        <Button size="small" busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Record it and let {calledName(view)} choose
        </Button>
      </div>
    </Folded>
  );
}
