import { useEffect, useRef, useState } from 'react';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { Wording } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Loading } from '../../../ui/core/Progress.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { NO_WISH, type Wish } from './chaperone-wish.ts';
import { ChaperoneWish } from './ChaperoneWish.tsx';
import styles from './AskSheet.module.css';

interface ChaperoneQuestionProps {
  wording: Wording;
  /** Who it would be, as far as it is known (R30). */
  name: string | null;
  earlier: StatementOf<'chaperone_answer'> | undefined;
  onAnswer: (accepted: boolean, wish: Wish) => Promise<void>;
}

/** R30: a "no" is sent as it is tapped; a "yes" may add a wish before it is sent. */
export function ChaperoneQuestion({ wording, name, earlier, onAnswer }: ChaperoneQuestionProps) {
  const [wanted, setWanted] = useState(earlier ? earlier.answer === 'accepted' : null);
  const send = useAction(onAnswer);
  const more = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (wanted) more.current?.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  return (
    <>
      {name !== null && <p>Your chaperone would be {name}. You can say no to this person later.</p>}
      <YesNo
        question={wording.question}
        value={wanted === false && send.problem ? null : wanted}
        onChange={(yes) => {
          setWanted(yes);
          if (!yes) void send.run(false, NO_WISH);
        }}
      />
      <ProblemNotice problem={send.problem} />
      {wanted === false && send.busy && <Loading label="Saving your answer…" />}
      {wanted && (
        <div ref={more} className={styles.more}>
          <ChaperoneWish earlier={earlier ?? NO_WISH} onDone={(wish) => onAnswer(true, wish)} />
        </div>
      )}
    </>
  );
}
