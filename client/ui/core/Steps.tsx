import styles from './Steps.module.css';

interface StepsProps {
  /** From 1. */
  current: number;
  total: number;
  /** What this step is about, for example "Your camera". */
  label?: string | undefined;
}

/** Where the person is: "3 of 6", with a quiet bar that repeats it. */
export function Steps({ current, total, label }: StepsProps) {
  const words = `${String(current)} of ${String(total)}`;
  return (
    <div className={styles.steps}>
      <p className={styles.words}>
        <span className="visually-hidden">Step </span>
        <strong>{words}</strong>
        {label !== undefined && <span className={styles.label}>{label}</span>}
      </p>
      <div className={styles.bar} aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <span key={index} data-reached={index < current} />
        ))}
      </div>
    </div>
  );
}
