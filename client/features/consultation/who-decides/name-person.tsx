import { useState } from 'react';
import type { StaffView } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { useAction } from '../use-action.ts';
import { personOf, statementOf } from './new-person.ts';
import { PersonFields } from './person-fields.tsx';
import styles from '../parts.module.css';

interface NamePersonProps {
  /** What this verifies, or null for somebody who has said nothing of themselves. */
  readonly declared: StaffView['deciding']['declared'];
  readonly onDone: () => void;
  /** Absent where somebody has to be named. */
  readonly onCancel: (() => void) | undefined;
}

/** R4, R6: names somebody who decides, decides with, or supports, and how the clinician knows. */
export function NamePerson({ declared, onDone, onCancel }: NamePersonProps) {
  const { view, act, goOn } = useConsultation();
  const [person, setPerson] = useState(() => personOf(declared));
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const basis = view.deciding.bases.find(({ name }) => name === person.basis) ?? null;
  const save = async () => {
    setAsked(true);
    const statement = statementOf(person, basis, declared?.id ?? null);
    if (!statement || !(await action.run(() => act.state(statement)))) return;
    onDone();
    // Whoever joins from elsewhere has a link to be made, here.
    if (statement.joins === 'beside') goOn();
  };
  return (
    <>
      <PersonFields person={person} basis={basis} asked={asked} onChange={setPerson} />
      <ActionError action={action} />
      <div className={styles.quick}>
        <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          {declared ? 'I have verified this' : 'Save'}
        </Button>
        {onCancel && (
          <Button variant="quiet" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </>
  );
}
