import type { PatientStatement } from '../../../../shared/consultation.ts';
import type { Wording } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { asLabel } from '../parts/as-label.ts';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import type { PatientAct } from '../patient-act.ts';
import { AskContent } from './AskContent.tsx';
import type { AskProps } from './ask-props.ts';
import { PrivacyQuestions, usePrivacy } from './PrivacyQuestions.tsx';

/** R11: asked again because somebody joined; everybody who is there is named. */
export function PrivacyAsk({ view, act }: AskProps<'privacy'>) {
  const form = usePrivacy(undefined);
  const there = view.participants.filter(({ status, role }) => status !== 'left' && role !== 'patient');
  const save = useAction(async () => {
    const answers = form.complete();
    if (!answers) return;
    const participants = [...there.map(({ id }) => id), view.ownParticipantId];
    await act.state({ kind: 'privacy', ...answers, participants });
  });
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
            Send my answers
          </Button>
        </>
      }
    >
      <h2>Is it still private where you are?</h2>
      {there.length > 0 && <p>In the call: {there.map(({ name }) => name).join(', ')}.</p>}
      <PrivacyQuestions form={form} clinician={view.clinician.name} />
    </AskContent>
  );
}

/** R10, R15: shown again when the doctor asks for it. */
export function AcknowledgeAsk(props: { wording: Wording; statement: PatientStatement; act: PatientAct }) {
  const { wording, statement, act } = props;
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
