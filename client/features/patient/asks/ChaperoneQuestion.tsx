import { useState } from 'react';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { Wording } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';

interface ChaperoneQuestionProps {
  wording: Wording;
  /** Who it would be, as far as it is known (R30). */
  name: string | null;
  earlier: StatementOf<'chaperone_answer'> | undefined;
  onAnswer: (accepted: boolean, preference: string) => Promise<void>;
}

/** R30: yes, no, or yes with a wish. A "yes" may add a wish before it is sent. */
export function ChaperoneQuestion({ wording, name, earlier, onAnswer }: ChaperoneQuestionProps) {
  const [wanted, setWanted] = useState(earlier ? earlier.answer === 'accepted' : null);
  const [preference, setPreference] = useState(earlier?.preference ?? '');
  const send = useAction(onAnswer);
  return (
    <>
      {name !== null && <p>Your chaperone would be {name}. You can say no to this person later.</p>}
      <YesNo question={wording.question} value={wanted} onChange={setWanted} />
      {wanted && (
        <TextField
          label="Is there anything you would like? (You can leave this empty)"
          hint="For example: a woman, please."
          value={preference}
          onChange={setPreference}
          maxLength={200}
        />
      )}
      <ProblemNotice problem={send.problem} />
      <Button
        variant="primary"
        size="large"
        block
        busy={send.busy ? 'Saving…' : undefined}
        blockedBecause={wanted === null ? 'Tap yes or no first.' : undefined}
        onClick={() => void send.run(wanted === true, wanted ? preference : '')}
      >
        Continue
      </Button>
    </>
  );
}
