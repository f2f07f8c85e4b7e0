import { useId } from 'react';
import LoaderCircle from 'lucide-react/icons/loader-circle';
import styles from './Progress.module.css';

/** A turning ring, decorative: always put words beside it. */
export function Spinner() {
  return <LoaderCircle className={styles.spinner} aria-hidden="true" focusable="false" />;
}

interface LoadingProps {
  /** What is being waited for, in words. */
  label: string;
}

/** A ring with words, announced politely. For waits longer than a blink; use Skeleton for page content. */
export function Loading({ label }: LoadingProps) {
  return (
    <p className={styles.loading} role="status">
      <Spinner />
      {label}
    </p>
  );
}

interface ProgressProps {
  label: string;
  /** 0 to 1; leave out while the end is unknown. */
  value?: number | undefined;
  /** Shown on the right, for example "3.1 of 5.2 MB". Without it the percentage is shown. */
  detail?: string | undefined;
}

/** A native progress bar with its label and figure. */
export function Progress({ label, value, detail }: ProgressProps) {
  const id = useId();
  const figure = detail ?? (value === undefined ? '' : `${String(Math.round(value * 100))} %`);
  return (
    <div className={styles.progress}>
      <div className={styles.words}>
        <label htmlFor={id}>{label}</label>
        <span>{figure}</span>
      </div>
      <progress id={id} className={styles.bar} max={1} {...(value === undefined ? {} : { value })} />
    </div>
  );
}
