import type { ReactNode } from 'react';
import styles from './facts.module.css';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Something to notice: said in bold amber, and in words by the value itself. */
  readonly attention?: boolean | undefined;
}

/** Short facts side by side with what they are. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={styles.facts}>
      {facts.map(({ label, value, attention }) => (
        <div key={label} className={styles.fact}>
          <dt>{label}</dt>
          <dd data-tone={attention ? 'attention' : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
