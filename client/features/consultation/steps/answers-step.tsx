import { Button } from '../../../ui/core/Button.tsx';
import { ActionError } from '../action-error.tsx';
import { Agreed, Answers } from '../answers.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, speakerOf } from '../facts.ts';
import { Part } from '../parts.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { blockersOf } from '../steps.ts';
import { useAction } from '../use-action.ts';
import styles from '../parts.module.css';

/** What the patient answered before the call, also while the call goes on. */
export function AnswersStep() {
  return (
    <>
      <StepBlockers step="answers" />
      <Answers />
      <Part title="What they agreed to">
        <Agreed />
        <AgreedByPhone />
      </Part>
    </>
  );
}

/** The patient agreed to video on the phone, or in person: spoken consent, noted (R3, R12). */
function AgreedByPhone() {
  const { view, act } = useConsultation();
  const action = useAction();
  if (!blockersOf(view, 'answers').some((each) => each.code === 'video_not_agreed')) return null;
  return (
    <>
      <p className={styles.muted}>If {calledName(view)} tells you on the phone, note it here.</p>
      <div>
        <Button
          size="small"
          busy={action.busy ? 'Noting…' : undefined}
          onClick={() => {
            void action.run(() =>
              act.noteConsent({ scopes: ['video'], decision: 'yes', by: speakerOf(view) }),
            );
          }}
        >
          They agreed to video, spoken
        </Button>
      </div>
      <ActionError action={action} />
    </>
  );
}
