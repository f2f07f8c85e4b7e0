import type { PatientStatement } from '../../../../shared/consultation.ts';
import type { Wording } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { latestConsent } from '../patient-flow.ts';
import { answered } from '../patient-act.ts';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { asLabel } from '../parts/as-label.ts';
import { Frame } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { ToldCard } from '../parts/ToldCard.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import type { StepProps } from './step-props.ts';

interface ConsentStepProps extends StepProps {
  scope: 'video' | 'take' | 'store';
  label: string;
}

/** R12, R3: one scope, one screen, two equal buttons. Nothing is chosen in advance. */
export function ConsentStep({ view, act, chrome, current, total, onDone, scope, label }: ConsentStepProps) {
  const wording = view.wordings[scope];
  const told = scope === 'video' ? null : view.told;
  const before = latestConsent(view.consents, scope);
  return (
    <Frame chrome={chrome} step={{ current, total, label }}>
      <WordingText wording={wording} />
      {told && <ToldCard told={told} />}
      <AnswerNow
        question={wording.question}
        earlier={before ? before.decision === 'yes' : null}
        onAnswer={async (yes) => {
          await act.answer([answered(scope, yes, wording, told)], view.answering?.by ?? null);
          onDone(yes);
        }}
      />
    </Frame>
  );
}

interface AcknowledgeStepProps extends StepProps {
  wording: Wording;
  statement: PatientStatement;
  label: string;
}

/** R10, R15: read, and said to have been read. */
export function AcknowledgeStep(props: AcknowledgeStepProps) {
  const { act, chrome, current, total, onDone, wording, statement, label } = props;
  const save = useAction(async () => {
    await act.state(statement);
    onDone();
  });
  return (
    <Frame
      chrome={chrome}
      step={{ current, total, label }}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          busy={save.busy ? 'Saving…' : undefined}
          onClick={() => void save.run()}
        >
          {asLabel(wording.question)}
        </Button>
      }
    >
      <WordingText wording={wording} />
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}
