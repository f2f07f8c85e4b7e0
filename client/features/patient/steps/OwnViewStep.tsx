import { useState } from 'react';
import Frown from 'lucide-react/icons/frown';
import Meh from 'lucide-react/icons/meh';
import Smile from 'lucide-react/icons/smile';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { ViewQuestion } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Icon, type IconGlyph } from '../../../ui/core/Icon.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { Frame } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import { latest } from '../patient-flow.ts';
import styles from './OwnViewStep.module.css';
import type { StepProps } from './step-props.ts';

type OwnView = StatementOf<'own_view'>['view'];

const ANSWERS: Record<ViewQuestion['band'], readonly [OwnView, string, IconGlyph][]> = {
  child: [
    ['happy', 'That is OK', Smile],
    ['not_sure', 'I do not know', Meh],
    ['no', 'I do not want that', Frown],
  ],
  young: [
    ['happy', 'I am fine with that', Smile],
    ['not_sure', 'I am not sure', Meh],
    ['no', 'I do not want that', Frown],
  ],
  deciding: [
    ['happy', 'I am fine with that', Smile],
    ['not_sure', 'I am not sure', Meh],
    ['no', 'I do not want that', Frown],
  ],
};

/** R5: a young patient’s own view, in words of their own. It is not consent, and the three answers weigh the same. */
export function OwnViewStep({ view, act, chrome, current, total, onDone }: StepProps) {
  const earlier = latest(view.statements, 'own_view');
  const [answer, setAnswer] = useState<OwnView | null>(earlier?.view ?? null);
  const [words, setWords] = useState(earlier?.words ?? '');
  const [tried, setTried] = useState(false);
  const question = view.ownViewQuestion;
  const save = useAction(async () => {
    setTried(true);
    if (answer === null || !question) return;
    const { id, version, sha256, language } = question;
    await act.state({
      kind: 'own_view',
      view: answer,
      words,
      wording: { id, version, sha256, language },
    });
    onDone();
  });
  if (!question) return null;
  return (
    <Frame
      chrome={chrome}
      step={{ current, total, label: 'What you think' }}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          busy={save.busy ? 'Sending…' : undefined}
          onClick={() => void save.run()}
        >
          Tell the doctor
        </Button>
      }
    >
      <div className={styles.question} data-band={question.band}>
        <p className={styles.forYou}>For you, {view.patientName}</p>
        <WordingText wording={question} />
        <Answers question={question} value={answer} onChange={setAnswer} />
        {tried && answer === null && <p role="alert">Tap one of the three.</p>}
        <TextArea
          label="Is there anything you want to say? (You can leave this empty)"
          value={words}
          onChange={setWords}
          maxLength={500}
        />
      </div>
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}

interface AnswersProps {
  question: ViewQuestion;
  value: OwnView | null;
  onChange: (value: OwnView) => void;
}

/** Three buttons of the same size, weight and colour; chosen, each looks the same too. */
function Answers({ question, value, onChange }: AnswersProps) {
  return (
    <div role="group" aria-label={question.question} className={styles.group}>
      <p className={styles.ask}>{question.question}</p>
      <div className={styles.answers}>
        {ANSWERS[question.band].map(([answer, words, face]) => (
          <button
            key={answer}
            type="button"
            className={styles.answer}
            aria-pressed={value === answer}
            onClick={() => onChange(answer)}
          >
            <Icon of={face} size="xl" />
            <span>{words}</span>
          </button>
        ))}
      </div>
    </div>
  );
}
