import { useState, type SyntheticEvent } from 'react';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { latest } from '../patient-flow.ts';
import { Frame } from '../parts/Frame.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import type { StepProps } from './step-props.ts';

const MISSING = {
  place: 'Write where you are, so that help can find you.',
  callBack: 'Write a phone number, with at least 5 digits.',
};

const enoughDigits = (number: string) => number.replace(/\D/g, '').length >= 5;

/** R13: where the patient is now, and a number to call back. */
export function PlaceStep({ view, act, chrome, current, total, onDone }: StepProps) {
  const before = latest(view.statements, 'place');
  const [place, setPlace] = useState(before?.place ?? '');
  const [callBack, setCallBack] = useState(before?.callBack ?? '');
  const [tried, setTried] = useState(false);
  const save = useAction(async () => {
    await act.state({ kind: 'place', place, callBack });
    onDone();
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (place.trim() !== '' && enoughDigits(callBack)) void save.run();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Frame
        chrome={chrome}
        step={{ current, total, label: 'Where you are' }}
        actions={
          <Button type="submit" variant="primary" size="large" block busy={save.busy ? 'Saving…' : undefined}>
            Continue
          </Button>
        }
      >
        <h1>Where are you now?</h1>
        <p>If you became very ill during the call, we would send help to you.</p>
        <TextField
          label="Where you are"
          hint="A full address is best. Add your Eircode if you know it."
          value={place}
          onChange={setPlace}
          autoComplete="street-address"
          maxLength={200}
          error={tried && place.trim() === '' ? MISSING.place : undefined}
        />
        <TextField
          label="A number to call you back"
          hint="We ring it if the video stops."
          type="tel"
          value={callBack}
          onChange={setCallBack}
          autoComplete="tel"
          maxLength={40}
          error={tried && !enoughDigits(callBack) ? MISSING.callBack : undefined}
        />
        <ProblemNotice problem={save.problem} />
      </Frame>
    </form>
  );
}
