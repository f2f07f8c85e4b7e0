import { useState } from 'react';
import { Checkbox } from '../../../ui/core/Checkbox.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { longDay } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { latest } from '../facts.ts';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';

interface Said {
  name: boolean;
  seen: boolean;
  emergency: boolean;
}
const nothingSaid: Said = { name: false, seen: false, emergency: false };

/** R13: how every conversation begins. Place and number come from the patient; what was said is ticked as it is said. */
export function OpeningStep() {
  const { view, act, goOn } = useConsultation();
  const stated = latest(view, 'opening');
  const answered = latest(view, 'place');
  const [said, setSaid] = useState(nothingSaid);
  const [place, setPlace] = useState<string | null>(null);
  const [callBack, setCallBack] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const where = place ?? stated?.place ?? answered?.place ?? '';
  const number = callBack ?? stated?.callBack ?? answered?.callBack ?? view.patient.phone;
  const save = async () => {
    setAsked(true);
    if (!said.name || !said.seen || !said.emergency || where.trim() === '' || number.trim() === '') return;
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
    setSaid(nothingSaid);
    setAsked(false);
    goOn();
  };
  return (
    <>
      <SaidBoxes said={said} asked={asked} onChange={setSaid} />
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
        {stated ? 'Note it again' : 'Note the opening'}
      </SaveButton>
    </>
  );
}

function SaidBoxes(props: { said: Said; asked: boolean; onChange: (said: Said) => void }) {
  const { said, asked, onChange } = props;
  const { view } = useConsultation();
  const { clinician, patient } = view;
  const sentences: { key: keyof Said; text: string }[] = [
    { key: 'name', text: `I said: ${clinician.name}, registration ${clinician.registration}` },
    { key: 'seen', text: `I see ${patient.name}, born ${longDay(patient.dateOfBirth)}` },
    { key: 'emergency', text: 'I said what to do in an emergency' },
  ];
  return (
    <div>
      {sentences.map(({ key, text }) => (
        <Checkbox
          key={key}
          checked={said[key]}
          onChange={(checked) => {
            onChange({ ...said, [key]: checked });
          }}
          error={asked && !said[key] ? 'Tick this once it is so.' : undefined}
        >
          {text}
        </Checkbox>
      ))}
    </div>
  );
}
