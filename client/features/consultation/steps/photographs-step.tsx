import { clockTime } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { AskAgain } from '../ask-again.tsx';
import { useConsultation } from '../consultation-context.ts';
import { answeredAt, latest } from '../facts.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Part, PlanInForce } from '../parts.tsx';
import { SpokenConsent } from '../spoken-consent.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';
import { answererFact, wordFact } from '../word-fact.tsx';

const questions = [
  { scope: 'take', question: 'Did they agree to photographs being taken?' },
  { scope: 'store', question: 'Did they agree to them being kept in the record?' },
] as const;

/** R24, R3, R15: explained first, then confirmed for taking and for keeping. */
export function PhotographsStep() {
  const { view } = useConsultation();
  const zone = view.practice.timeZone;
  const notice = latest(view, 'device_notice_acknowledged');
  return (
    <>
      <StepBlockers step="photographs" />
      <PlanInForce viewers />
      {view.told && <Explained />}
      <Part title="Their answer">
        <Facts
          facts={[
            ...answererFact(view),
            wordFact(view, 'take', 'Taking'),
            wordFact(view, 'store', 'Keeping'),
          ]}
        />
        <AskAgain what="photographs" answeredAt={answeredAt(view, 'take')}>
          Ask them to confirm
        </AskAgain>
        <SpokenConsent questions={questions} />
      </Part>
      <Part title="Notice about their device">
        <Facts
          facts={[
            { label: 'Read', value: notice ? clockTime(notice.at, zone) : 'Not yet', attention: !notice },
          ]}
        />
        {!notice && <AskAgain what="device_notice">Show the notice</AskAgain>}
      </Part>
    </>
  );
}

function Explained() {
  const { view, act, goOn } = useConsultation();
  const action = useAction();
  const { told } = view;
  const stated = latest(view, 'photographs_explained');
  const current = stated !== null && stated.planId === told?.planId ? stated : null;
  const save = async () => {
    if (!told) return;
    const planId = told.planId;
    if (await action.run(() => act.state({ kind: 'photographs_explained', planId }))) goOn();
  };
  return (
    <>
      <p>
        Say why the photograph is needed, who will see it, where it is kept, and that they can stop at any
        time.
      </p>
      <ActionError action={action} />
      <SaveButton step="photographs" action={action} onSave={() => void save()}>
        {current ? 'I have explained it again' : 'I have explained it'}
      </SaveButton>
      {current && (
        <Facts facts={[{ label: 'Explained', value: clockTime(current.at, view.practice.timeZone) }]} />
      )}
    </>
  );
}
