import { useState } from 'react';
import { useAction } from '../../../parts/use-action.ts';
import { Loading } from '../../../ui/core/Progress.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import { ProblemNotice } from './ProblemNotice.tsx';

interface AnswerNowProps {
  question: string;
  yes?: string | undefined;
  no?: string | undefined;
  hint?: string | undefined;
  /** The person's own earlier answer when the screen is shown again; never a suggestion (R3). */
  earlier?: boolean | null | undefined;
  /** Leaves no trace of which was tapped (R11). */
  discreet?: boolean | undefined;
  onAnswer: (yes: boolean) => Promise<void>;
}

/** A question whose tap is the answer: stored at once, and on to the next screen. */
export function AnswerNow({ question, yes, no, hint, earlier = null, discreet, onAnswer }: AnswerNowProps) {
  const [tapped, setTapped] = useState<boolean | null>(null);
  const send = useAction(onAnswer);
  return (
    <>
      <YesNo
        question={question}
        yes={yes}
        no={no}
        hint={hint}
        value={discreet ? null : send.problem ? null : (tapped ?? earlier)}
        onChange={(answer) => {
          setTapped(answer);
          void send.run(answer);
        }}
      />
      {send.busy && <Loading label="Saving your answer…" />}
      <ProblemNotice problem={send.problem} />
    </>
  );
}
