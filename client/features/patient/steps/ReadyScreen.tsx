import type { PatientView } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { AgreedElsewhere } from '../parts/AgreedElsewhere.tsx';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { PatientAct } from '../patient-act.ts';

interface ReadyScreenProps {
  view: PatientView;
  act: PatientAct;
  chrome: Chrome;
}

/** Everything is answered: one tap into the waiting room. */
export function ReadyScreen({ view, act, chrome }: ReadyScreenProps) {
  const go = useAction(act.ready);
  return (
    <Frame
      chrome={chrome}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          busy={go.busy ? 'Opening…' : undefined}
          onClick={() => void go.run()}
        >
          Go to the waiting room
        </Button>
      }
    >
      <h1>That is everything</h1>
      <p>
        {view.clinician.name} sees your answers. You wait where nobody can see or hear you until the doctor
        lets you in.
      </p>
      <p>You can change an answer later.</p>
      <AgreedElsewhere view={view} />
      <ProblemNotice problem={go.problem} />
    </Frame>
  );
}
