import type { PatientStatement } from '../../../../shared/consultation.ts';
import type { Wording } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { asLabel } from '../parts/as-label.ts';
import { useReading } from '../parts/easy-words.ts';
import { EasySwitch } from '../parts/EasySwitch.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import type { PatientAct } from '../patient-act.ts';
import { AskContent } from './AskContent.tsx';
import type { AskProps } from './ask-props.ts';

/** R10, R15: shown again when the doctor asks for it. */
export function AcknowledgeAsk(props: {
  wording: Wording;
  easier: Wording;
  statement: PatientStatement;
  act: PatientAct;
}) {
  const { wording: usual, easier, statement, act } = props;
  const wording = useReading(usual, easier);
  const save = useAction(() => act.state(statement));
  return (
    <AskContent
      answer={
        <>
          <ProblemNotice problem={save.problem} />
          <Button
            variant="primary"
            size="large"
            block
            busy={save.busy ? 'Saving…' : undefined}
            onClick={() => void save.run()}
          >
            {asLabel(wording.question)}
          </Button>
        </>
      }
    >
      <WordingText wording={wording} level={2} />
      <EasySwitch usual={usual} easier={easier} />
    </AskContent>
  );
}

/** The chaperone is content to go on; the picture comes back only when the patient agrees. */
export function ResumeAsk({ act }: AskProps<'resume'>) {
  return (
    <AskContent
      answer={
        <AnswerNow
          question="Are you happy to go on?"
          yes="Yes, go on"
          no="Not yet"
          onAnswer={(agree) => act.resume(agree)}
        />
      }
    >
      <h2>Your chaperone is happy to go on</h2>
      <p>Your picture is still off. It comes back only if you say so.</p>
    </AskContent>
  );
}
