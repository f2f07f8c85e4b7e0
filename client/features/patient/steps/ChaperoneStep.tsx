import { ChaperoneQuestion } from '../asks/ChaperoneQuestion.tsx';
import { latest } from '../patient-flow.ts';
import { Frame } from '../parts/Frame.tsx';
import { useReading } from '../parts/easy-words.ts';
import { EasySwitch } from '../parts/EasySwitch.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import type { StepProps } from './step-props.ts';

/** R30: the offer before the call. */
export function ChaperoneStep({ view, act, chrome, current, total, onDone }: StepProps) {
  const usual = view.wordings.chaperone;
  const easier = view.easyWordings.chaperone;
  const wording = useReading(usual, easier);
  return (
    <Frame chrome={chrome} step={{ current, total, label: 'A chaperone' }}>
      <WordingText wording={wording} />
      <EasySwitch usual={usual} easier={easier} />
      <ChaperoneQuestion
        wording={wording}
        name={view.chaperoneName}
        earlier={latest(view.statements, 'chaperone_answer')}
        onAnswer={async (accepted, wish) => {
          const answer = accepted ? 'accepted' : 'declined';
          await act.state({ kind: 'chaperone_answer', answer, ...wish, askedBy: 'before_the_call' });
          onDone();
        }}
      />
    </Frame>
  );
}
