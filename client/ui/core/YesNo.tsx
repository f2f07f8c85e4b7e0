import { useId, type ReactNode } from 'react';
import { FieldError, Hint, describedBy } from './Field.tsx';
import Check from 'lucide-react/icons/check';
import X from 'lucide-react/icons/x';
import { Icon } from './Icon.tsx';
import styles from './YesNo.module.css';

interface YesNoProps {
  /** The question, in one short sentence. */
  question: ReactNode;
  hint?: string | undefined;
  error?: string | undefined;
  /** null until answered. */
  value: boolean | null;
  onChange: (value: boolean) => void;
  yes?: string | undefined;
  no?: string | undefined;
}

/**
 * Yes or no: two buttons of the same size, weight and colour, so that neither looks like the right answer.
 * Buttons rather than radios: an arrow key can never answer on the way past.
 */
export function YesNo({ question, hint, error, value, onChange, yes = 'Yes', no = 'No' }: YesNoProps) {
  const id = useId();
  const answers = [
    { answer: true, words: yes, icon: Check },
    { answer: false, words: no, icon: X },
  ];
  return (
    <div
      className={styles.group}
      role="group"
      aria-labelledby={`${id}-question`}
      aria-describedby={describedBy(id, { hint, error })}
    >
      <p className={styles.question} id={`${id}-question`}>
        {question}
      </p>
      <Hint id={id} hint={hint} />
      <div className={styles.pair}>
        {answers.map(({ answer, words, icon }) => (
          <button
            key={words}
            type="button"
            className={styles.answer}
            aria-pressed={value === answer}
            onClick={() => {
              onChange(answer);
            }}
          >
            <Icon of={icon} />
            <span>{words}</span>
          </button>
        ))}
      </div>
      <FieldError id={id} error={error} />
    </div>
  );
}
