import { useState } from 'react';
import type { BlockerCode } from '../../../shared/blockers.ts';
import type { StaffView } from '../../../shared/views.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import { QuickWords } from './parts.tsx';
import { useAction } from './use-action.ts';

const QUICK = ['Needs a hands-on examination', 'It can wait until they attend', 'The patient prefers it'];

/** What it is said for, from what stands in the way; first, because it is why this dialog was opened. */
const BECAUSE: Partial<Record<BlockerCode, string>> = {
  intimate_under_18: 'Under 18 and intimate: urgent examination in person',
  intimate_under_18_second: 'Under 18 and intimate: urgent examination in person',
  intimate_under_18_refused: 'Under 18 and intimate: urgent examination in person',
  patient_rearranges: 'Rearranged so that a chaperone can be there',
  chaperone_choice_missing: 'Rearranged so that a chaperone can be there',
  chaperone_wanted_declined: 'I want a chaperone and the patient declines: rearranged',
};

const quickOf = ({ gates }: StaffView): string[] => [
  ...new Set(gates.examination.blockers.flatMap(({ code }) => BECAUSE[code] ?? [])),
  ...QUICK,
];

/** R8, R12, R31: seen in person instead. It ends this consultation, and is recorded just as well. */
export function InPersonDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { view, act } = useConsultation();
  const [why, setWhy] = useState('');
  const [safetyNet, setSafetyNet] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    if (why.trim() === '' || safetyNet.trim() === '') return;
    if (await action.run(() => act.seeInPerson({ why, safetyNet }))) onClose();
  };
  return (
    <Dialog
      open={open}
      size="medium"
      scope="call"
      title={`See ${calledName(view)} in person`}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Go back</Button>
          <Button variant="danger" busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
            End here and see in person
          </Button>
        </>
      }
    >
      <p>This consultation ends. What has been recorded stays in the record.</p>
      <TextField
        label="Why in person"
        value={why}
        onChange={setWhy}
        maxLength={500}
        error={asked && why.trim() === '' ? 'Say why.' : undefined}
      />
      <QuickWords words={quickOf(view)} onTake={setWhy} />
      <TextArea
        label="Safety net"
        hint={`What to look out for until then, and what to do. ${calledName(view)} reads this.`}
        value={safetyNet}
        onChange={setSafetyNet}
        maxLength={2000}
        error={asked && safetyNet.trim() === '' ? 'Write what they should do if it gets worse.' : undefined}
      />
      <ActionError action={action} />
    </Dialog>
  );
}
