import { Agreed, Answers } from '../answers.tsx';
import { useConsultation } from '../consultation-context.ts';
import { Part } from '../parts.tsx';
import { SpokenConsent } from '../spoken-consent.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { blockersOf } from '../steps.ts';

/** What the patient answered before the call, also while the call goes on. */
export function AnswersStep() {
  return (
    <>
      <StepBlockers step="answers" />
      <Answers />
      <Part title="What they agreed to">
        <Agreed />
        <AgreedInTheTalk />
      </Part>
    </>
  );
}

/** R12: whoever decides has not said yet that they agree to video, and says it in the talk: noted (R3). */
function AgreedInTheTalk() {
  const { view } = useConsultation();
  const open = blockersOf(view, 'answers').some((each) => each.code === 'video_not_agreed');
  if (!open || view.state.name !== 'conversation') return null;
  return <SpokenConsent questions={[{ scope: 'video', question: 'Do they agree to talk by video?' }]} />;
}
