import { useState, type ReactNode } from 'react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import type { StatementOf } from '../../../../shared/consultation.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { SAFE_QUESTION } from '../parts/safe-question.ts';
import { AskContent } from './AskContent.tsx';
import type { AskProps } from './ask-props.ts';
import { PRIVACY_QUESTIONS } from './PrivacyQuestions.tsx';

type Answers = Pick<StatementOf<'privacy'>, 'private' | 'comfortable' | 'others'>;
type Part = 'private' | 'comfortable' | 'others' | 'who' | 'safe';

/** Where "Back" leads; nothing is sent before the last answer. */
const BEFORE: Record<Part, Part | null> = {
  private: null,
  comfortable: 'private',
  others: 'comfortable',
  who: 'others',
  safe: 'others',
};

/**
 * R11: asked again because somebody joined or the doctor asks; everybody who is there is named. One question at a time,
 * because only one has its answers in sight on a small phone. The silent one comes last, as before the call: both answers
 * look the same and leave the same screen behind. It is sent first: the others close the question.
 */
export function PrivacyAsk({ view, act }: AskProps<'privacy'>) {
  const [part, setPart] = useState<Part>('private');
  const [moved, setMoved] = useState(false);
  const [answers, setAnswers] = useState<Answers>({ private: true, comfortable: true, others: '' });
  const go = (next: Part) => {
    setMoved(true);
    setPart(next);
  };
  const note = (answer: Partial<Answers>, next: Part) => {
    setAnswers({ ...answers, ...answer });
    go(next);
  };
  const there = view.participants.filter(({ status }) => status !== 'left');
  const send = async (safe: boolean) => {
    await act.state({ kind: 'safe_to_talk', answer: safe ? 'yes' : 'no' });
    await act.state({ kind: 'privacy', ...answers, participants: there.map(({ id }) => id) });
  };
  const before = BEFORE[part];
  return (
    <AskContent
      key={part}
      fresh={moved}
      answer={<Answer part={part} who={answers.others} note={note} send={send} />}
    >
      <About part={part} view={view} />
      {before && (
        <div>
          <Button variant="quiet" size="small" icon={ArrowLeft} onClick={() => go(before)}>
            Back
          </Button>
        </div>
      )}
    </AskContent>
  );
}

function About({ part, view }: Pick<AskProps<'privacy'>, 'view'> & { part: Part }): ReactNode {
  if (part === 'safe') {
    return (
      <>
        <h2>A question only for you</h2>
        <p>Whatever you tap, your screen looks the same afterwards.</p>
      </>
    );
  }
  const there = view.participants.filter(({ status, role }) => status !== 'left' && role !== 'patient');
  return (
    <>
      <h2>Is it still private where you are?</h2>
      {there.length > 0 && <p>In the call: {there.map(({ name }) => name).join(', ')}.</p>}
      <p>You can say no. {view.clinician.name} sees your answer and talks about it with you.</p>
    </>
  );
}

interface AnswerProps {
  part: Part;
  who: string;
  note: (answer: Partial<Answers>, next: Part) => void;
  send: (safe: boolean) => Promise<void>;
}

/** The question of one part with its answers. */
function Answer({ part, who, note, send }: AnswerProps) {
  switch (part) {
    case 'private':
      return (
        <AnswerNow
          question={PRIVACY_QUESTIONS.private}
          onAnswer={async (yes) => note({ private: yes }, 'comfortable')}
        />
      );
    case 'comfortable':
      return (
        <AnswerNow
          question={PRIVACY_QUESTIONS.comfortable}
          onAnswer={async (yes) => note({ comfortable: yes }, 'others')}
        />
      );
    case 'others':
      return (
        <AnswerNow
          question={PRIVACY_QUESTIONS.others}
          onAnswer={async (yes) => (yes ? note({}, 'who') : note({ others: '' }, 'safe'))}
        />
      );
    case 'who':
      return <Who before={who} onDone={(others) => note({ others }, 'safe')} />;
    case 'safe':
      return <AnswerNow question={SAFE_QUESTION} discreet onAnswer={send} />;
  }
}

/** Who else is there, in the patient's own words. */
function Who({ before, onDone }: { before: string; onDone: (who: string) => void }) {
  const [who, setWho] = useState(before);
  const [tried, setTried] = useState(false);
  const missing = who.trim() === '';
  return (
    <>
      <TextField
        label={PRIVACY_QUESTIONS.who}
        hint={PRIVACY_QUESTIONS.whoHint}
        maxLength={300}
        value={who}
        onChange={setWho}
        error={tried && missing ? PRIVACY_QUESTIONS.whoMissing : undefined}
      />
      <Button
        variant="primary"
        size="large"
        block
        onClick={() => {
          setTried(true);
          if (!missing) onDone(who);
        }}
      >
        Continue
      </Button>
    </>
  );
}
