import { Area } from '../../../../shared/basis.ts';
import { Checkbox } from '../../../ui/core/Checkbox.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { DatePicker } from '../../../ui/staff/DatePicker.tsx';
import { AREAS } from './deciding-words.ts';
import type { missingIn, NewPerson } from './new-person.ts';

interface InstrumentFieldsProps {
  readonly person: NewPerson;
  readonly missing: ReturnType<typeof missingIn>;
  readonly onChange: (part: Partial<NewPerson>) => void;
}

/** R6: the document, from when it is in force, until when, and what it covers. */
export function InstrumentFields({ person, missing, onChange }: InstrumentFieldsProps) {
  return (
    <>
      <TextField
        label="The document"
        hint="What it is, and its date or number"
        value={person.evidence}
        maxLength={500}
        onChange={(evidence) => {
          onChange({ evidence });
        }}
        error={missing.evidence}
      />
      <DatePicker
        label="In force from"
        hint="Leave empty while it is not in force"
        value={person.inForceFrom}
        onChange={(inForceFrom) => {
          onChange({ inForceFrom });
        }}
      />
      <DatePicker
        label="Until, if it ends"
        value={person.expires}
        onChange={(expires) => {
          onChange({ expires });
        }}
      />
      <Covers person={person} missing={missing} onChange={onChange} />
    </>
  );
}

function Covers({ person: { covers }, missing, onChange }: InstrumentFieldsProps) {
  return (
    <div role="group" aria-label="What it covers">
      {Area.options.map((area, index) => (
        <Checkbox
          key={area}
          checked={covers.includes(area)}
          onChange={(ticked) => {
            onChange({ covers: ticked ? [...covers, area] : covers.filter((each) => each !== area) });
          }}
          error={index === Area.options.length - 1 ? missing.covers : undefined}
        >
          It covers {AREAS[area].toLowerCase()}
        </Checkbox>
      ))}
    </div>
  );
}
