import { useId, type ComponentPropsWithRef } from 'react';
import { describedBy, Field, type FieldWords } from './Field.tsx';
import styles from './Field.module.css';

interface TextAreaProps extends FieldWords, Omit<ComponentPropsWithRef<'textarea'>, 'onChange' | 'children'> {
  value: string;
  onChange: (value: string) => void;
}

/** Several lines of text. Grows with what is written where the browser can. */
export function TextArea({ label, hint, error, onChange, ...rest }: TextAreaProps) {
  const own = useId();
  const id = rest.id ?? own;
  return (
    <Field id={id} label={label} hint={hint} error={error}>
      <textarea
        rows={3}
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
