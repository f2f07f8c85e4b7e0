import type { PatientStatement } from '../../../../shared/consultation.ts';
import type { Wording } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { latestConsent } from '../patient-flow.ts';
import { answered } from '../patient-act.ts';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { asLabel } from '../parts/as-label.ts';
import { useReading } from '../parts/easy-words.ts';
import { EasySwitch } from '../parts/EasySwitch.tsx';
import { ForWhom } from '../parts/ForWhom.tsx';
import { Frame } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { ToldCard } from '../parts/ToldCard.tsx';
import { whoseBody } from '../parts/who-words.ts';
import { WordingText } from '../parts/WordingText.tsx';
import type { StepProps } from './step-props.ts';

interface ConsentStepProps extends StepProps {
  scope: 'video' | 'take' | 'store';
  label: string;
}

/** R12, R3: one scope, one screen, two equal buttons. Nothing is chosen in advance. */
export function ConsentStep({ view, act, chrome, current, total, onDone, scope, label }: ConsentStepProps) {
  const usual = view.wordings[scope];
  const easier = view.easyWordings[scope];
  const wording = useReading(usual, easier);
  const told = scope === 'video' ? null : view.told;
  const before = latestConsent(view.consents, scope);
  return (
    <Frame chrome={chrome} step={{ current, total, label }}>
      <ForWhom view={view} as={view.answering} />
      <WordingText wording={wording} />
      <EasySwitch usual={usual} easier={easier} />
      {told && <ToldCard told={told} whose={whoseBody(view)} />}
      <AnswerNow
        key={wording.id}
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
  easier: Wording;
  statement: PatientStatement;
  label: string;
}

/** R10, R15: read, and said to have been read. */
export function AcknowledgeStep(props: AcknowledgeStepProps) {
  const { act, chrome, current, total, onDone, wording: usual, easier, statement, label } = props;
  const wording = useReading(usual, easier);
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
      <EasySwitch usual={usual} easier={easier} />
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}
