import { useId } from 'react';
import { describedBy, FieldError, Hint, type FieldWords } from './Field.tsx';
import fieldStyles from './Field.module.css';
import styles from './Choice.module.css';

interface Option<V extends string> {
  value: V;
  label: string;
  /** What choosing this means, in a short sentence. */
  detail?: string | undefined;
}

interface ChoiceProps<V extends string> extends FieldWords {
  options: readonly Option<V>[];
  /** null until the person has chosen: nothing is chosen for them. */
  value: V | null;
  onChange: (value: V) => void;
  /** `row` sets short options side by side. */
  layout?: 'column' | 'row' | undefined;
}

/** One of a few: native radios as cards. */
export function Choice<V extends string>(props: ChoiceProps<V>) {
  const { label, hint, error, options, value, onChange, layout = 'column' } = props;
  const id = useId();
  return (
    <fieldset className={styles.group} aria-describedby={describedBy(id, { hint, error })}>
      <legend className={fieldStyles.label}>{label}</legend>
      <Hint id={id} hint={hint} />
      <div className={styles[layout]}>
        {options.map((option) => (
          <label key={option.value} className={styles.card}>
            <input
              type="radio"
              name={id}
              value={option.value}
              checked={value === option.value}
              aria-describedby={option.detail && `${id}-${option.value}`}
              onChange={() => {
                onChange(option.value);
              }}
            />
            <span className={styles.words}>
              <span className={styles.name}>{option.label}</span>
              {option.detail && (
                <span className={styles.detail} id={`${id}-${option.value}`}>
                  {option.detail}
                </span>
              )}
            </span>
          </label>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </fieldset>
  );
}
