import { Button } from '../../ui/core/Button.tsx';
import { useConsultation } from './consultation-context.ts';
import { patientOf } from './facts.ts';
import { nextStep, type StepId } from './steps.ts';
import type { Action } from './use-action.ts';
import type { StaffView } from '../../../shared/views.ts';

interface SaveButtonProps {
  step: StepId;
  action: Action;
  onSave: () => void;
  children: string;
}

/** The door to the call comes before any step: while it can be opened, that is the one thing to do next. */
const doorLeads = (view: StaffView) =>
  view.state.name === 'conversation' ? patientOf(view)?.status === 'held' : view.gates.conversation.open;

/** Records a step. It is the screen's one primary button while its step is what comes next. */
export function SaveButton({ step, action, onSave, children }: SaveButtonProps) {
  const { view } = useConsultation();
  return (
    <div>
      <Button
        variant={nextStep(view) === step && !doorLeads(view) ? 'primary' : 'secondary'}
        busy={action.busy ? 'Saving…' : undefined}
        onClick={onSave}
      >
        {children}
      </Button>
    </div>
  );
}
