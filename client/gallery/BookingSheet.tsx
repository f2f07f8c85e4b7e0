import { useState } from 'react';
import { Button } from '../ui/core/Button.tsx';
import { TextArea } from '../ui/core/TextArea.tsx';
import { ComboBox } from '../ui/staff/ComboBox.tsx';
import { DatePicker } from '../ui/staff/DatePicker.tsx';
import { Select } from '../ui/staff/Select.tsx';
import { Sheet } from '../ui/staff/Sheet.tsx';
import { TimeField } from '../ui/staff/TimeField.tsx';
import { toast } from '../ui/staff/toast.ts';

const people = [
  { id: '1', label: 'Siobhán Ní Dhomhnaill', detail: '4 July 1946, Galway' },
  { id: '2', label: 'Siobhán Walsh', detail: '2 May 1971, Salthill' },
];

interface BookingSheetProps {
  open: boolean;
  onClose: () => void;
}

/** A panel with every staff field. */
export function BookingSheet({ open, onClose }: BookingSheetProps) {
  const [text, setText] = useState('');
  const [person, setPerson] = useState<string | null>(null);
  const [date, setDate] = useState<string | null>('2026-12-03');
  const [time, setTime] = useState<string | null>(null);
  const [length, setLength] = useState<'10' | '20' | null>('10');
  const [reason, setReason] = useState('');
  const book = () => {
    toast({ tone: 'done', title: 'Booked', detail: 'The link is ready to copy.' });
    onClose();
  };
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title="Book a consultation"
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" onClick={book}>
            Book
          </Button>
        </>
      }
    >
      <ComboBox
        label="Patient"
        hint="Name or date of birth"
        items={people.filter((each) => each.label.toLowerCase().includes(text.toLowerCase()))}
        inputValue={text}
        onInputChange={setText}
        value={person}
        onChange={(id) => {
          setPerson(id);
          const chosen = people.find((each) => each.id === id);
          if (chosen) setText(chosen.label);
        }}
        placeholder="Search"
        noneFound="Nobody of that name here yet."
      />
      <DatePicker label="Day" value={date} onChange={setDate} min="2026-12-01" />
      <TimeField label="Time" value={time} onChange={setTime} error="Enter a time." />
      <Select
        label="Length"
        value={length}
        onChange={setLength}
        options={[
          { value: '10', label: '10 minutes' },
          { value: '20', label: '20 minutes', detail: 'For two problems or a chaperone' },
        ]}
      />
      <TextArea label="Reason" value={reason} onChange={setReason} />
    </Sheet>
  );
}
