import { useState } from 'react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import { Button } from '../../../ui/core/Button.tsx';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { useReading } from '../parts/easy-words.ts';
import { EasySwitch } from '../parts/EasySwitch.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import { goneName } from '../parts/gone-name.ts';
import { latest } from '../patient-flow.ts';
import { AskContent } from './AskContent.tsx';
import type { AskProps } from './ask-props.ts';
import { NO_WISH, type Wish } from './chaperone-wish.ts';
import { ChaperoneWish } from './ChaperoneWish.tsx';

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
export function ChaperoneAbsentAsk({ act, view }: AskProps<'chaperone_absent'>) {
  const gone = view.pictureOff === 'chaperone_gone' ? goneName(view.participants) : null;
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
      <h2>{gone === null ? 'There is no chaperone just now' : `${gone} is not there any more`}</h2>
      {gone !== null && <p>If you go on now, {view.clinician.name} sees you again, without a chaperone.</p>}
      <p>You can go on without one, or have this part another time with one. Both are fine.</p>
    </AskContent>
  );
}

/** R30: asked again by the clinician. A "no" is sent as it is tapped; a "yes" may add a wish, on a sheet of its own. */
export function ChaperoneAgainAsk({ view, act }: AskProps<'chaperone'>) {
  const usual = view.wordings.chaperone;
  const easier = view.easyWordings.chaperone;
  const wording = useReading(usual, easier);
  const earlier = latest(view.statements, 'chaperone_answer');
  const [wanted, setWanted] = useState(false);
  const [moved, setMoved] = useState(false);
  const answer = (accepted: boolean, wish: Wish) =>
    act.state({
      kind: 'chaperone_answer',
      answer: accepted ? 'accepted' : 'declined',
      ...wish,
      askedBy: 'clinician',
    });
  const move = (to: boolean) => {
    setMoved(true);
    setWanted(to);
  };
  if (wanted) {
    return (
      <AskContent
        key="wish"
        fresh
        answer={<ChaperoneWish earlier={earlier ?? NO_WISH} onDone={(wish) => answer(true, wish)} />}
      >
        <h2>With a chaperone</h2>
        <div>
          <Button variant="quiet" size="small" icon={ArrowLeft} onClick={() => move(false)}>
            Back
          </Button>
        </div>
      </AskContent>
    );
  }
  return (
    <AskContent
      key="wanted"
      fresh={moved}
      answer={
        <AnswerNow
          question={wording.question}
          earlier={earlier ? earlier.answer === 'accepted' : null}
          onAnswer={async (yes) => {
            if (yes) move(true);
            else await answer(false, NO_WISH);
          }}
        />
      }
    >
      <WordingText wording={wording} level={2} />
      <EasySwitch usual={usual} easier={easier} />
      {view.chaperoneName !== null && (
        <p>Your chaperone would be {view.chaperoneName}. You can say no to this person later.</p>
      )}
    </AskContent>
  );
}
