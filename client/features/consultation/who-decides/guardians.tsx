import { useState } from 'react';
import type { ClinicianStatement } from '../../../../shared/consultation.ts';
import { Facts, type Fact } from '../../../parts/facts.tsx';
import { Button } from '../../../ui/core/Button.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { Folded } from '../folded.tsx';
import { useAction } from '../use-action.ts';
import styles from '../parts.module.css';

/** R4: what changes who decides for a child: care, and guardians who are known to disagree. Neither is asked routinely. */
export function Guardians() {
  const { view } = useConsultation();
  const care = latest(view, 'child_in_care');
  const dispute = latest(view, 'guardian_dispute');
  const facts: Fact[] = [
    ...(care ? [{ label: 'In care', value: withNote(care.inCare ? 'Yes' : 'No', care.note) }] : []),
    ...(dispute
      ? [
          {
            label: 'Guardians',
            value: withNote(dispute.known ? 'Known to disagree' : 'No dispute known', dispute.note),
          },
        ]
      : []),
  ];
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      <Folded title="In care, or guardians who disagree">
        <Ask
          question="Is the child in care?"
          hint="Then the State’s agency, a court or the parents decide, depending on the order."
          says={(inCare, note) => ({ kind: 'child_in_care', inCare, note })}
        />
        <Ask
          question="Are the guardians known to disagree about this?"
          hint="Then each of them has to agree, or a court decides."
          says={(known, note) => ({ kind: 'guardian_dispute', known, note })}
        />
      </Folded>
    </>
  );
}

const withNote = (words: string, note: string) => (note === '' ? words : `${words}: ${note}`);

interface AskProps {
  readonly question: string;
  readonly hint: string;
  readonly says: (yes: boolean, note: string) => ClinicianStatement;
}

/** A yes or no that is not chosen in advance, with where it is known from. */
function Ask({ question, hint, says }: AskProps) {
  const { act } = useConsultation();
  const [yes, setYes] = useState<boolean | null>(null);
  const [note, setNote] = useState('');
  const action = useAction();
  const save = async () => {
    if (yes === null || !(await action.run(() => act.state(says(yes, note))))) return;
    setYes(null);
    setNote('');
  };
  return (
    <div className={styles.told}>
      <YesNo question={question} hint={hint} value={yes} onChange={setYes} />
      {yes !== null && (
        <>
          <TextField label="How you know" value={note} onChange={setNote} maxLength={500} />
          <div>
            <Button size="small" busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
              Record {yes ? 'yes' : 'no'}
            </Button>
          </div>
        </>
      )}
      <ActionError action={action} />
    </div>
  );
}
