import { useState } from 'react';
import type { StatementOf } from '../../../../shared/consultation.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { Frame } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { latest } from '../patient-flow.ts';
import type { StepProps } from './step-props.ts';

type OwnView = StatementOf<'own_view'>['view'];

const ANSWERS: readonly [OwnView, string][] = [
  ['happy', 'I am happy with that'],
  ['not_sure', 'I am not sure'],
  ['no', 'I do not want that'],
];

/** R5: a young patient’s own view, in their own words. It is not consent, and three answers weigh the same. */
export function OwnViewStep({ view, act, chrome, current, total, onDone }: StepProps) {
  const earlier = latest(view.statements, 'own_view');
  const [words, setWords] = useState(earlier?.words ?? '');
  const save = useAction(async (answer: OwnView) => {
    await act.state({ kind: 'own_view', view: answer, words });
    onDone();
  });
  const question = view.ownViewQuestion;
  if (!question) return null;
  return (
    <Frame chrome={chrome} step={{ current, total, label: 'What you think' }}>
      <h1>{question.title}</h1>
      <p>This one is for {view.patientName} to answer.</p>
      {question.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <TextArea
        label="Anything you want the doctor to know"
        value={words}
        onChange={setWords}
        maxLength={500}
      />
      <h2>{question.question}</h2>
      {ANSWERS.map(([answer, label]) => (
        <Button
          key={answer}
          size="large"
          block
          busy={save.busy ? 'Saving…' : undefined}
          onClick={() => void save.run(answer)}
        >
          {label}
        </Button>
      ))}
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}
