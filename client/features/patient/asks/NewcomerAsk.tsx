import { AnswerNow } from '../parts/AnswerNow.tsx';
import { described } from '../parts/who-words.ts';
import { AskContent } from './AskContent.tsx';
import type { AskProps } from './ask-props.ts';

/** R11: somebody else would join, by name; the patient says whether they are still comfortable. */
export function NewcomerAsk({ ask, act, view }: AskProps<'newcomer'>) {
  const who = described({ name: ask.name, relationship: ask.title }, view.patientName);
  return (
    <AskContent
      answer={
        <AnswerNow
          question={`Are you comfortable with ${ask.name} there?`}
          onAnswer={(comfortable) =>
            act.state({ kind: 'newcomer', participantId: ask.participantId, comfortable })
          }
        />
      }
    >
      <h2>{who} would like to join</h2>
      <p>
        They would be in the call by video: they hear you, and they are asked to agree for you or with you.
      </p>
      <p>{view.clinician.name} lets them in only if you say yes.</p>
    </AskContent>
  );
}
