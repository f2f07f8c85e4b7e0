import { useState } from 'react';
import Camera from 'lucide-react/icons/camera';
import Copy from 'lucide-react/icons/copy';
import Octagon from 'lucide-react/icons/octagon';
import { Button, LinkButton } from '../ui/core/Button.tsx';
import { Checkbox } from '../ui/core/Checkbox.tsx';
import { Choice } from '../ui/core/Choice.tsx';
import { DateOfBirthField } from '../ui/core/DateOfBirthField.tsx';
import { isoDateOf, noDate } from '../ui/core/date-of-birth.ts';
import { Row, Stack } from '../ui/core/Layout.tsx';
import { TextArea } from '../ui/core/TextArea.tsx';
import { TextField } from '../ui/core/TextField.tsx';
import { YesNo } from '../ui/core/YesNo.tsx';
import { Sample, SamplePage } from './Sample.tsx';

/** Buttons and native fields. */
export function ControlsPage() {
  return (
    <SamplePage title="Controls">
      <Buttons />
      <Fields />
      <Dates />
      <Choices />
      <Answers />
    </SamplePage>
  );
}

function Buttons() {
  return (
    <>
      <Sample title="Button">
        <Row>
          <Button variant="primary">Admit</Button>
          <Button>Copy link</Button>
          <Button variant="quiet">Not now</Button>
          <Button variant="danger" icon={Octagon}>
            Stop photographs
          </Button>
        </Row>
        <Row>
          <Button size="small" icon={Copy}>
            Small
          </Button>
          <Button icon={Camera}>Medium</Button>
          <Button size="large" variant="primary" icon={Camera}>
            Large
          </Button>
        </Row>
      </Sample>
      <Sample title="Button, busy and blocked">
        <Row align="start">
          <Button variant="primary" busy="Sending…">
            Send
          </Button>
          <Button variant="primary" blockedBecause="Two photographs are not filed yet.">
            Close the consultation
          </Button>
        </Row>
        <Button variant="primary" block size="large">
          Continue
        </Button>
        <LinkButton href="#controls" block>
          A link that looks like a button
        </LinkButton>
      </Sample>
    </>
  );
}

function Fields() {
  const [name, setName] = useState('Siobhán Ní Dhomhnaill');
  const [phone, setPhone] = useState('');
  const [why, setWhy] = useState('The rash is small and its edge decides the treatment.');
  return (
    <Sample title="TextField, TextArea">
      <Stack>
        <TextField label="Name" value={name} onChange={setName} autoComplete="off" />
        <TextField
          label="Number to ring back"
          hint="If the call drops, the doctor rings this number."
          type="tel"
          value={phone}
          onChange={setPhone}
          {...(phone.length < 6 ? { error: 'Enter a number with at least 6 digits.' } : {})}
        />
        <TextArea label="Why is a photograph necessary?" value={why} onChange={setWhy} />
      </Stack>
    </Sample>
  );
}

function Dates() {
  const [date, setDate] = useState(noDate);
  const [wrong, setWrong] = useState({ day: '31', month: '02', year: '1946' });
  return (
    <Sample title="DateOfBirthField">
      <DateOfBirthField
        label="Your date of birth"
        hint="For example 4 7 1946"
        value={date}
        onChange={setDate}
      />
      <DateOfBirthField
        label="Your date of birth"
        value={wrong}
        onChange={setWrong}
        {...(isoDateOf(wrong) ? {} : { error: 'There is no such day. Check the day and the month.' })}
      />
    </Sample>
  );
}

function Choices() {
  const [where, setWhere] = useState<'alone' | 'someone' | null>('alone');
  const [way, setWay] = useState<'video' | 'photo' | null>(null);
  const [read, setRead] = useState(false);
  return (
    <Sample title="Choice, Checkbox">
      <Choice
        label="Who is with you?"
        value={where}
        onChange={setWhere}
        options={[
          { value: 'alone', label: 'Nobody', detail: 'You are alone and the door is closed.' },
          { value: 'someone', label: 'Somebody I trust' },
        ]}
      />
      <Choice
        label="Video or photograph"
        layout="row"
        value={way}
        onChange={setWay}
        error="Choose one."
        options={[
          { value: 'video', label: 'Video', detail: 'Better overview' },
          { value: 'photo', label: 'Photograph', detail: 'Better resolution' },
        ]}
      />
      <Checkbox checked={read} onChange={setRead}>
        I have read what happens to the photographs.
      </Checkbox>
    </Sample>
  );
}

function Answers() {
  const [first, setFirst] = useState<boolean | null>(null);
  const [second, setSecond] = useState<boolean | null>(true);
  return (
    <Sample title="YesNo">
      <YesNo question="May the doctor take photographs of your arm?" value={first} onChange={setFirst} />
      <YesNo
        question="Would you like a chaperone?"
        hint="A trained person from the practice joins the call."
        yes="Yes, I would"
        no="No, thank you"
        value={second}
        onChange={setSecond}
      />
    </Sample>
  );
}
