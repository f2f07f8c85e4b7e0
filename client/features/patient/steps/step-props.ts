import type { PatientView } from '../../../../shared/views.ts';
import type { PatientAct } from '../patient-act.ts';
import type { Chrome } from '../parts/Frame.tsx';

/** What every question before the call is given. */
export interface StepProps {
  view: PatientView;
  act: PatientAct;
  chrome: Chrome;
  current: number;
  total: number;
  /** The answer is stored; `saidYes` decides whether the step has a second screen. */
  onDone: (saidYes?: boolean) => void;
  /** The phone went to the child, or back. */
  onPhone: (to: 'child' | 'guardian') => void;
}
