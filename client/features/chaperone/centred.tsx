import type { ReactNode } from 'react';
import { Wordmark } from '../../ui/core/Wordmark.tsx';
import styles from './centred.module.css';

/** One thing in the middle of a page, under the product's name. */
export function Centred({ children }: { children: ReactNode }) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Wordmark />
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
