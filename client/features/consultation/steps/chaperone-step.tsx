import type { BlockerCode } from '../../../../shared/blockers.ts';
import type { StaffView } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
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
import { trainedWords } from '../person-words.ts';
import { StepBlockers } from '../step-blockers.tsx';
import { chaperoneWish } from '../words.ts';
import styles from '../parts.module.css';

const askedBy = { before_the_call: 'asked before the call', clinician: 'asked by you' };
const choices = { proceed: 'Go on without one', rearrange: 'Rearrange' };

const REARRANGES: readonly BlockerCode[] = ['patient_rearranges', 'chaperone_wanted_declined'];

/** R31: the patient would rather wait for one, or declines the one that the clinician wants: this examination is rearranged. */
function Rearrange() {
  const { view, goTo } = useConsultation();
  const why = view.gates.examination.blockers.find(({ code }) => REARRANGES.includes(code));
  if (!why) return null;
  return (
    <Notice
      tone="attention"
      title={why.text}
      actions={
        <Button
          size="small"
          onClick={() => {
            goTo('in_person');
          }}
        >
          Rearrange it
        </Button>
      }
    >
      <p>You can still talk. Nothing is examined meanwhile.</p>
    </Notice>
  );
}

/** R31: who of the practice says that they can, and how they come. */
function WhoCanCome() {
  const { view } = useConsultation();
  const there = view.chaperonesAvailable;
  return (
    <Part title="Who can come now">
      {there.length === 0 ? (
        <p className={styles.muted}>Nobody has said that they can.</p>
      ) : (
        <ul role="list" className={styles.available}>
          {there.map(({ name, title, trained }) => (
            <li key={name}>
              <strong>{name}</strong>{' '}
              <span className={styles.muted}>
                {[title, trainedWords(trained)].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.muted}>
        {isWanted(view)
          ? 'That one is wanted here stands on their day’s list, and they join from it.'
          : 'Once one is wanted here, it stands on their day’s list, and they join from it.'}
      </p>
    </Part>
  );
}

/** As the day's list of chaperones tells it: by the patient's wish or the clinician's. */
const isWanted = (view: StaffView): boolean =>
  latest(view, 'chaperone_answer')?.answer === 'accepted' || latest(view, 'chaperone_wanted') !== null;

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
      <Rearrange />
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
      <WhoCanCome />
      <Part title={people.length > 0 ? 'Somebody else, or nobody' : 'Nobody has joined yet'}>
        <ChaperoneInvitation />
        <ChaperoneUnavailable />
        <ChaperoneWanted />
      </Part>
    </>
  );
}
