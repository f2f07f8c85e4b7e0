import { useState } from 'react';
import { Modality } from '../../../../shared/consultation.ts';
import { Choice } from '../../../ui/core/Choice.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { QuickWords } from '../parts.tsx';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';
import { MODALITIES, MODALITY_REASONS, MODALITY_TRADE } from '../words.ts';

/** R9: which way of looking, and why; the trade is stated. */
export function ModalityStep() {
  const { view, act, goOn } = useConsultation();
  const stated = latest(view, 'modality');
  const [modality, setModality] = useState<Modality | null>(null);
  const [reason, setReason] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const chosen = modality ?? stated?.modality ?? null;
  const why = reason ?? stated?.reason ?? '';
  const save = async () => {
    setAsked(true);
    if (chosen === null || why.trim() === '') return;
    if (!(await action.run(() => act.state({ kind: 'modality', modality: chosen, reason: why })))) return;
    setModality(null);
    setReason(null);
    goOn();
  };
  return (
    <>
      <Choice
        label="How will you look?"
        options={Modality.options.map((value) => ({
          value,
          label: MODALITIES[value],
          detail: MODALITY_TRADE[value],
        }))}
        value={chosen}
        onChange={setModality}
        error={asked && chosen === null ? 'Choose one.' : undefined}
      />
      <TextField
        label="Why this way"
        value={why}
        onChange={setReason}
        maxLength={500}
        error={asked && why.trim() === '' ? 'Say why, in a few words.' : undefined}
      />
      {chosen !== null && <QuickWords words={MODALITY_REASONS[chosen]} onTake={setReason} />}
      <ActionError action={action} />
      <SaveButton step="modality" action={action} onSave={() => void save()}>
        {stated ? 'Record the change' : 'Save'}
      </SaveButton>
    </>
  );
}
