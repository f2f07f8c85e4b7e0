import { clockTime } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { AskAgain } from '../ask-again.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, latest } from '../facts.ts';
import { Facts } from '../../../parts/facts.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';

/** R10: the limits of looking from afar were discussed, and the patient has acknowledged them. */
export function LimitationsStep() {
  const { view, act, goOn } = useConsultation();
  const action = useAction();
  const discussed = latest(view, 'limitations_discussed');
  const acknowledged = latest(view, 'limitations_acknowledged');
  const at = (statement: { at: string } | null) =>
    statement ? clockTime(statement.at, view.practice.timeZone) : 'Not yet';
  const save = async () => {
    if (await action.run(() => act.state({ kind: 'limitations_discussed' }))) goOn();
  };
  return (
    <>
      <StepBlockers step="limitations" />
      <p>
        Video and photographs do not show everything. A physical examination may still be needed, and then{' '}
        {calledName(view)} comes in.
      </p>
      <Facts
        facts={[
          { label: 'You told them', value: at(discussed) },
          { label: 'Acknowledged', value: at(acknowledged) },
        ]}
      />
      <ActionError action={action} />
      <SaveButton step="limitations" action={action} onSave={() => void save()}>
        {discussed ? 'I have told them again' : 'I have told them'}
      </SaveButton>
      <AskAgain what="limitations" answeredAt={acknowledged?.at}>
        Ask them to acknowledge it
      </AskAgain>
    </>
  );
}
