import { useId, type ReactNode } from 'react';
import { describedBy, FieldError, Hint } from './Field.tsx';
import styles from './Checkbox.module.css';

interface CheckboxProps {
  /** The sentence that is agreed to or noted. */
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A native tick box with a large target. Never ticked in advance. */
export function Checkbox({ children, checked, onChange, hint, error }: CheckboxProps) {
  const id = useId();
  return (
    <div className={styles.wrap}>
      <label className={styles.row}>
        <input
          type="checkbox"
          className={styles.box}
          checked={checked}
          aria-invalid={error !== undefined || undefined}
          aria-describedby={describedBy(id, { hint, error })}
          onChange={(event) => {
            onChange(event.target.checked);
          }}
        />
        <span>{children}</span>
      </label>
      <div className={styles.more}>
        <Hint id={id} hint={hint} />
        <FieldError id={id} error={error} />
      </div>
    </div>
  );
}
