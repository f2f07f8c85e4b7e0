import { TextField } from '../../../ui/core/TextField.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { Select } from '../../../ui/staff/Select.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName } from '../facts.ts';
import { InstrumentFields } from './instrument-fields.tsx';
import { missingIn, type KnownBasis, type NewPerson } from './new-person.ts';
import styles from '../parts.module.css';

interface PersonFieldsProps {
  readonly person: NewPerson;
  readonly basis: KnownBasis | null;
  /** The clinician pressed save: what is missing is said. */
  readonly asked: boolean;
  readonly onChange: (person: NewPerson) => void;
}

const GIVES: Record<KnownBasis['gives'], string> = {
  decides: 'Decides for the patient',
  jointly: 'Decides together with the patient',
  supports: 'Supports; the patient decides',
  never: 'Gives no say',
};

/** Who somebody is, what gives them a say, and how the clinician knows. */
export function PersonFields({ person, basis, asked, onChange }: PersonFieldsProps) {
  const { view } = useConsultation();
  const missing = asked ? missingIn(person, basis) : {};
  const change = (part: Partial<NewPerson>) => {
    onChange({ ...person, ...part });
  };
  return (
    <>
      <TextField
        label="Their name"
        value={person.name}
        maxLength={200}
        autoComplete="off"
        onChange={(name) => {
          change({ name });
        }}
        error={missing.name}
      />
      <TextField
        label={`Who they are to ${calledName(view)}`}
        hint={view.deciding.minor ? 'For example: mother, foster carer' : 'For example: daughter, friend'}
        value={person.relationship}
        maxLength={100}
        autoComplete="off"
        onChange={(relationship) => {
          change({ relationship });
        }}
        error={missing.relationship}
      />
      <Select
        label="What gives them a say"
        options={view.deciding.bases.map(({ name, label, gives }) => ({
          value: name,
          label,
          detail: GIVES[gives],
        }))}
        value={person.basis}
        onChange={(name) => {
          change({ basis: name });
        }}
        error={missing.basis}
      />
      {basis && <BasisNote basis={basis} />}
      {basis?.needsInstrument === true && (
        <InstrumentFields person={person} missing={missing} onChange={change} />
      )}
      <TextField
        label="How you know"
        hint="For example: known to the practice since the birth; saw the document"
        value={person.verified}
        maxLength={500}
        onChange={(verified) => {
          change({ verified });
        }}
        error={missing.verified}
      />
      <Choice
        label="Where they answer"
        options={[
          { value: 'beside', label: 'Here', detail: `Beside ${calledName(view)}, on the same screen` },
          { value: 'own_link', label: 'From elsewhere', detail: 'With a link of their own' },
        ]}
        value={person.joins}
        onChange={(joins) => {
          change({ joins });
        }}
        error={missing.joins}
      />
    </>
  );
}

/** What the policy says of this authority, and where it says so. */
function BasisNote({ basis: { note, source } }: { basis: KnownBasis }) {
  return (
    <div className={styles.told}>
      {note !== '' && <p>{note}</p>}
      <p className={styles.muted}>{source}</p>
    </div>
  );
}
