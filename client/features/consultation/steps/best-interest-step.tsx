import { useState } from 'react';
import { ProceedReason } from '../../../../shared/consultation.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { Row } from '../../../ui/core/Layout.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';
import { PROCEED_REASONS } from '../words.ts';

/** R8: could it wait until the patient attends in person? */
export function BestInterestStep() {
  const { view, act, goTo, goOn } = useConsultation();
  const stated = latest(view, 'best_interest');
  const [reason, setReason] = useState<ProceedReason | null>(null);
  const [note, setNote] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const chosen = reason ?? stated?.reason ?? null;
  const save = async () => {
    setAsked(true);
    if (chosen === null) return;
    const ok = await action.run(() =>
      act.state({ kind: 'best_interest', reason: chosen, note: note ?? stated?.note ?? '' }),
    );
    if (!ok) return;
    setReason(null);
    setNote(null);
    goOn();
  };
  return (
    <>
      <Choice
        label="Why is it right to do this remotely now?"
        options={ProceedReason.options.map((value) => ({ value, label: PROCEED_REASONS[value] }))}
        value={chosen}
        onChange={setReason}
        error={asked && chosen === null ? 'Choose the reason that holds.' : undefined}
      />
      <TextField
        label="Note, if it needs one"
        value={note ?? stated?.note ?? ''}
        onChange={setNote}
        maxLength={1000}
      />
      <ActionError action={action} />
      <Row>
        <SaveButton step="best_interest" action={action} onSave={() => void save()}>
          Proceed remotely
        </SaveButton>
        <Button
          variant="quiet"
          onClick={() => {
            goTo('in_person');
          }}
        >
          Wait – see in person
        </Button>
      </Row>
    </>
  );
}
