import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { PrivacyQuestions, usePrivacy } from '../asks/PrivacyQuestions.tsx';
import { isHandedOver, latest } from '../patient-flow.ts';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { Frame } from '../parts/Frame.tsx';
import { SAFE_QUESTION } from '../parts/safe-question.ts';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { StepProps } from './step-props.ts';

const LABEL = 'Privacy';

/** R11: private, comfortable, who else is there. */
export function PrivacyStep({ view, act, chrome, current, total, onDone }: StepProps) {
  const form = usePrivacy(latest(view.statements, 'privacy'));
  const save = useAction(async () => {
    const answers = form.complete();
    if (!answers) return;
    // The doctor and the patient: a chaperone who already waits has not been named to the patient yet.
    const known = view.participants.filter(({ role, status }) => role !== 'chaperone' && status !== 'left');
    await act.state({ kind: 'privacy', ...answers, participants: known.map(({ id }) => id) });
    onDone();
  });
  return (
    <Frame
      chrome={chrome}
      step={{ current, total, label: LABEL }}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          busy={save.busy ? 'Saving…' : undefined}
          onClick={() => void save.run()}
        >
          Continue
        </Button>
      }
    >
      <h1>A private place</h1>
      <PrivacyQuestions form={form} clinician={view.clinician.name} />
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}

/** R11: asked privately. Both answers look the same, leave no mark and lead to the same next screen. */
export function SafeStep({ view, act, chrome, current, total, onDone }: StepProps) {
  return (
    <Frame chrome={chrome} step={{ current, total, label: isHandedOver(view) ? 'What you think' : LABEL }}>
      <h1>A question only for you{isHandedOver(view) && `, ${view.patientName}`}</h1>
      <p>Whatever you tap, the next page looks the same.</p>
      <AnswerNow
        question={SAFE_QUESTION}
        discreet
        onAnswer={async (yes) => {
          await act.state({ kind: 'safe_to_talk', answer: yes ? 'yes' : 'no' });
          onDone();
        }}
      />
    </Frame>
  );
}
