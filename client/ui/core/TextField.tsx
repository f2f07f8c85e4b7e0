import { useId, type ComponentPropsWithRef } from 'react';
import { describedBy, Field, type FieldWords } from './Field.tsx';
import styles from './Field.module.css';

interface TextFieldProps extends FieldWords, Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'children'> {
  value: string;
  onChange: (value: string) => void;
}

/** One line of text: native input, label above, error below. */
export function TextField({ label, hint, error, onChange, ...rest }: TextFieldProps) {
  const own = useId();
  const id = rest.id ?? own;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <input
        type="text"
        {...rest}
        id={id}
        className={styles.input}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={describedBy(id, { hint, error })}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </Field>
  );
}
