import type { ReactNode } from 'react';
import styles from './gallery.module.css';

interface SampleProps {
  title: string;
  children: ReactNode;
}

/** One primitive in its states. */
export function Sample({ title, children }: SampleProps) {
  return (
    <section className={styles.sample}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** A gallery page of samples in columns. */
export function SamplePage({ title, children }: SampleProps) {
  return (
    <main className={styles.page}>
      <h1>{title}</h1>
      <div className={styles.columns}>{children}</div>
    </main>
  );
}
