import type { PatientAsk, PatientView } from '../../../../shared/views.ts';
import type { PatientAct } from '../patient-act.ts';

/** One thing being asked during the appointment; answering it makes the server take it off the list. */
export interface AskProps<Kind extends PatientAsk['kind']> {
  ask: Extract<PatientAsk, { kind: Kind }>;
  view: PatientView;
  act: PatientAct;
}
