import { clockTime } from '../../../words/practice-time.ts';
import { AskAgain } from '../ask-again.tsx';
import { ChaperoneInvitation } from '../chaperone-invitation.tsx';
import { ChaperoneUnavailable } from '../chaperone-unavailable.tsx';
import { ChaperoneWanted } from '../chaperone-wanted.tsx';
import { useConsultation } from '../consultation-context.ts';
import { chaperonesOf, latest } from '../facts.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Part } from '../parts.tsx';
import { PersonCard } from '../person-card.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { chaperoneWish } from '../words.ts';

const askedBy = { before_the_call: 'asked before the call', clinician: 'asked by you' };
const choices = { proceed: 'Go on without one', rearrange: 'Rearrange' };

/** R30, R31: the patient's wish, who it would be, and what happens when nobody is there. */
export function ChaperoneStep() {
  const { view } = useConsultation();
  const answer = latest(view, 'chaperone_answer');
  const choice = latest(view, 'chaperone_absent_choice');
  const zone = view.practice.timeZone;
  const people = chaperonesOf(view).filter((each) => each.status !== 'left');
  return (
    <>
      <StepBlockers step="chaperone" />
      <Facts
        facts={[
          { label: 'Their wish', value: chaperoneWish(answer) },
          ...(answer
            ? [{ label: 'Asked', value: `${clockTime(answer.at, zone)}, ${askedBy[answer.askedBy]}` }]
            : []),
          ...(choice ? [{ label: 'None there', value: choices[choice.choice], attention: true }] : []),
        ]}
      />
      <AskAgain what="chaperone" answeredAt={answer?.at}>
        Ask about a chaperone again
      </AskAgain>
      {people.length > 0 && (
        <Part title="Who it would be">
          {people.map((person) => (
            <PersonCard key={person.id} person={person} />
          ))}
        </Part>
      )}
      <Part title={people.length > 0 ? 'Somebody else, or nobody' : 'Nobody has joined yet'}>
        <ChaperoneInvitation />
        <ChaperoneUnavailable />
        <ChaperoneWanted />
      </Part>
    </>
  );
}
