import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { Stack } from '../../../ui/core/Layout.tsx';
import type { Step } from '../patient-flow.ts';

const CHANGEABLE: { step: Step; words: string }[] = [
  { step: 'who', words: 'Who is with the patient' },
  { step: 'place', words: 'Where I am' },
  { step: 'privacy', words: 'If I am private' },
  { step: 'video', words: 'Talking by video' },
  { step: 'chaperone', words: 'A chaperone' },
  { step: 'photographs', words: 'Photographs' },
  { step: 'view', words: 'What the patient thinks' },
  { step: 'device', words: 'Check camera and sound again' },
];

interface AnswersDialogProps {
  open: boolean;
  /** What this page asks at all. */
  steps: readonly Step[];
  onClose: () => void;
  onChange: (step: Step) => void;
}

/** Which answer to give again. Earlier ones stay in the record; the newest counts. */
export function AnswersDialog({ open, steps, onClose, onChange }: AnswersDialogProps) {
  return (
    <Dialog
      open={open}
      title="Which answer?"
      onDismiss={onClose}
      actions={<Button onClick={onClose}>Close</Button>}
    >
      <Stack gap="s">
        {CHANGEABLE.filter(({ step }) => steps.includes(step)).map(({ step, words }) => (
          <Button
            key={step}
            block
            onClick={() => {
              onClose();
              onChange(step);
            }}
          >
            {words}
          </Button>
        ))}
      </Stack>
    </Dialog>
  );
}
