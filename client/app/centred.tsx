import type { ReactNode } from 'react';
import styles from './centred.module.css';

/** One thing in the middle of an otherwise empty page. */
export function Centred({ children }: { children: ReactNode }) {
  return <main className={styles.page}>{children}</main>;
}
