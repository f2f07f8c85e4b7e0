import type { Still } from '../../../shared/consultation.ts';
import type { StaffView } from '../../../shared/views.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Checkbox } from '../../ui/core/Checkbox.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import type { FinishActions } from './finish-props.ts';

interface ShowPatientProps {
  still: Still;
  view: StaffView;
  act: FinishActions;
}

/** R1: whether the patient may look at this one by their link. Off until the clinician says so, where the practice allows it. */
export function ShowPatient({ still, view, act }: ShowPatientProps) {
  const change = useAction((allowed: boolean) => act.showPatient(still.id, allowed));
  if (!view.patientMaySeeStills && !still.patientMaySee) return null;
  return (
    <Stack gap="s">
      <Checkbox
        checked={still.patientMaySee}
        onChange={(allowed) => void change.run(allowed)}
        hint={
          view.patientMaySeeStills
            ? 'Inside their receipt, by their own link. Each look is in the audit.'
            : 'The practice no longer lets patients see stills, so it is not shown.'
        }
      >
        {view.patient.name} may look at this still
      </Checkbox>
      <ProblemNotice problem={change.problem} meaning="Nothing was changed." />
    </Stack>
  );
}
