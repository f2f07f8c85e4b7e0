import type { ReactNode } from 'react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { Icon } from './Icon.tsx';
import styles from './Field.module.css';

/** What every field has: its name, an optional hint, and an error in words. */
export interface FieldWords {
  label: string;
  hint?: string | undefined;
  /** What is wrong and what to do. Its presence marks the field invalid. */
  error?: string | undefined;
}

/** Ids for `aria-describedby`: the error first, because it matters most. */
export function describedBy(id: string, { hint, error }: Omit<FieldWords, 'label'>): string | undefined {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  return ids.length > 0 ? ids.join(' ') : undefined;
}

interface HelpProps {
  id: string;
  hint?: string | undefined;
}

/** The hint under a label. */
export function Hint({ id, hint }: HelpProps) {
  if (hint === undefined) return null;
  return (
    <p className={styles.hint} id={`${id}-hint`}>
      {hint}
    </p>
  );
}

/** The error under a field: icon and words; announced when it appears. */
export function FieldError({ id, error }: { id: string; error?: string | undefined }) {
  return (
    <div aria-live="polite">
      {error !== undefined && (
        <p className={styles.error} id={`${id}-error`}>
          <Icon of={CircleAlert} size="s" />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}

/** Label, hint, control, error: in that order, always. */
export function Field({
  id,
  label,
  hint,
  error,
  children,
}: FieldWords & { id: string; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <Hint id={id} hint={hint} />
      {children}
      <FieldError id={id} error={error} />
    </div>
  );
}
