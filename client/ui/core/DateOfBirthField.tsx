import { useId } from 'react';
import { cx } from './cx.ts';
import type { DateParts } from './date-of-birth.ts';
import { describedBy, FieldError, Hint, type FieldWords } from './Field.tsx';
import fieldStyles from './Field.module.css';
import styles from './DateOfBirthField.module.css';

interface DateOfBirthFieldProps extends FieldWords {
  value: DateParts;
  onChange: (value: DateParts) => void;
}

const boxes = [
  { part: 'day', label: 'Day', autoComplete: 'bday-day', length: 2 },
  { part: 'month', label: 'Month', autoComplete: 'bday-month', length: 2 },
  { part: 'year', label: 'Year', autoComplete: 'bday-year', length: 4 },
] as const;

/** Three plain boxes: nobody of eighty scrolls a calendar back to 1946. `isoDateOf` turns the value into a date. */
export function DateOfBirthField({ label, hint, error, value, onChange }: DateOfBirthFieldProps) {
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={describedBy(id, { hint, error })}>
      <legend className={fieldStyles.label}>{label}</legend>
      <Hint id={id} hint={hint} />
      <div className={styles.boxes}>
        {boxes.map(({ part, label: name, autoComplete, length }) => (
          <label key={part} className={cx(styles.box, part === 'year' && styles.year)}>
            <span>{name}</span>
            <input
              className={fieldStyles.input}
              inputMode="numeric"
              autoComplete={autoComplete}
              maxLength={length}
              value={value[part]}
              aria-invalid={error !== undefined || undefined}
              aria-describedby={describedBy(id, { error })}
              onChange={(event) => {
                onChange({ ...value, [part]: event.target.value.replace(/\D/g, '') });
              }}
            />
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
