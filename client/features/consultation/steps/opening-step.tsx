import { useState } from 'react';
import { TextField } from '../../../ui/core/TextField.tsx';
import { longDay } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';
import styles from '../parts.module.css';

/** R13: how every conversation begins. Place and number come from the patient; one press says that all of it was said and seen. */
export function OpeningStep() {
  const { view, act, goOn } = useConsultation();
  const stated = latest(view, 'opening');
  const answered = latest(view, 'place');
  const [place, setPlace] = useState<string | null>(null);
  const [callBack, setCallBack] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const where = place ?? stated?.place ?? answered?.place ?? '';
  const number = callBack ?? stated?.callBack ?? answered?.callBack ?? view.patient.phone;
  const save = async () => {
    setAsked(true);
    if (where.trim() === '' || number.trim() === '') return;
    const done = await action.run(() =>
      act.state({
        kind: 'opening',
        nameAndRegistrationSaid: true,
        patientSeen: true,
        place: where,
        callBack: number,
        emergencyExplained: true,
      }),
    );
    if (!done) return;
    setAsked(false);
    goOn();
  };
  return (
    <>
      <ToSay />
      <TextField
        label="Where they are now"
        value={where}
        onChange={setPlace}
        maxLength={200}
        error={asked && where.trim() === '' ? 'Ask where they are, in case help has to come.' : undefined}
      />
      <TextField
        label="Number to call back"
        type="tel"
        value={number}
        onChange={setCallBack}
        maxLength={40}
        error={asked && number.trim() === '' ? 'Ask for a number.' : undefined}
      />
      <ActionError action={action} />
      <SaveButton step="opening" action={action} onSave={() => void save()}>
        {stated ? 'All of it said and seen again' : 'All of it said and seen'}
      </SaveButton>
    </>
  );
}

/** What one press attests, after it was said; nothing of it is filled in beforehand. */
function ToSay() {
  const { view } = useConsultation();
  const { clinician, patient } = view;
  return (
    <ul className={styles.said}>
      <li>
        I said: {clinician.name}, registration {clinician.registration}
      </li>
      <li>
        I see {patient.name}, born {longDay(patient.dateOfBirth)}
      </li>
      <li>I said what to do in an emergency</li>
    </ul>
  );
}
