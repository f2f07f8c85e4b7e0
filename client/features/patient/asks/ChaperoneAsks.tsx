import { useState } from 'react';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import { latest } from '../patient-flow.ts';
import { AskContent } from './AskContent.tsx';
import type { AskProps } from './ask-props.ts';
import { ChaperoneQuestion } from './ChaperoneQuestion.tsx';

/** "practice nurse, trained as a chaperone" as a sentence of its own. */
const sentence = (words: string) => `${words.charAt(0).toLocaleUpperCase()}${words.slice(1)}.`;

/** R30: this person, by name; R11: still private and comfortable with them there. */
export function ChaperonePersonAsk({ ask, act, view }: AskProps<'chaperone_person'>) {
  const [accepted, setAccepted] = useState(false);
  const state = (accept: boolean, comfortable: boolean) =>
    act.state({ kind: 'chaperone_person', participantId: ask.participantId, accepted: accept, comfortable });
  if (accepted) {
    return (
      <AskContent
        key="comfortable"
        fresh
        answer={
          <AnswerNow
            question="Are you still comfortable, and in a private place?"
            onAnswer={(yes) => state(true, yes)}
          />
        }
      >
        <h2>With {ask.name} there</h2>
      </AskContent>
    );
  }
  const who = [ask.title, ask.trained ? 'trained as a chaperone' : 'not trained as a chaperone'];
  return (
    <AskContent
      key="person"
      answer={
        <AnswerNow
          question={`Are you happy for ${ask.name} to be there?`}
          onAnswer={async (yes) => {
            if (yes) setAccepted(true);
            // A refused person does not join: nobody was comfortable with them.
            else await state(false, false);
          }}
        />
      }
    >
      <h2>{ask.name} would be your chaperone</h2>
      <p>
        {sentence(who.filter(Boolean).join(', '))} They see what {view.clinician.name} sees, during the call
        only.
      </p>
    </AskContent>
  );
}

/** R31: none is available; the patient chooses, and neither is the obvious choice. */
export function ChaperoneAbsentAsk({ act }: AskProps<'chaperone_absent'>) {
  return (
    <AskContent
      answer={
        <AnswerNow
          question="What would you like?"
          yes="Go on now"
          no="Another time"
          onAnswer={(yes) =>
            act.state({ kind: 'chaperone_absent_choice', choice: yes ? 'proceed' : 'rearrange' })
          }
        />
      }
    >
      <h2>There is no chaperone just now</h2>
      <p>You can go on without one, or have this part another time with one. Both are fine.</p>
    </AskContent>
  );
}

/** R30: asked again by the clinician. */
export function ChaperoneAgainAsk({ view, act }: AskProps<'chaperone'>) {
  const wording = view.wordings.chaperone;
  return (
    <AskContent
      answer={
        <ChaperoneQuestion
          wording={wording}
          name={view.chaperoneName}
          earlier={latest(view.statements, 'chaperone_answer')}
          onAnswer={(accepted, preference) =>
            act.state({
              kind: 'chaperone_answer',
              answer: accepted ? 'accepted' : 'declined',
              preference,
              askedBy: 'clinician',
            })
          }
        />
      }
    >
      <WordingText wording={wording} level={2} />
    </AskContent>
  );
}
