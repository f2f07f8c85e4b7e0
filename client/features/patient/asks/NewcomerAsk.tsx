import { AnswerNow } from '../parts/AnswerNow.tsx';
import { AskContent } from './AskContent.tsx';
import type { AskProps } from './ask-props.ts';

/** R11: somebody else would join, by name; the patient says whether they are still comfortable. */
export function NewcomerAsk({ ask, act, view }: AskProps<'newcomer'>) {
  const who = ask.title === '' ? ask.name : `${ask.name} (${ask.title})`;
  return (
    <AskContent
      answer={
        <AnswerNow
          question="Are you comfortable with them there?"
          onAnswer={(comfortable) =>
            act.state({ kind: 'newcomer', participantId: ask.participantId, comfortable })
          }
        />
      }
    >
      <h2>{who} would like to join</h2>
      <p>
        They are asked for a decision with you or for you. {view.clinician.name} lets them in only if you say
        yes.
      </p>
    </AskContent>
  );
}
