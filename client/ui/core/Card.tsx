import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Card.module.css';

interface CardProps {
  /** Heading of the card; leave out where the content speaks for itself. */
  title?: string | undefined;
  /** Heading level, to keep the page's outline whole. Default 2. */
  level?: 2 | 3 | undefined;
  /** At the right of the heading: a pill or a small button. */
  aside?: ReactNode;
  /** `flat` has no border or shadow, for a card inside a card. */
  flat?: boolean | undefined;
  children: ReactNode;
}

/** A surface that holds one thing. */
export function Card({ title, level = 2, aside, flat, children }: CardProps) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={cx(styles.card, flat && styles.flat)}>
      {(title !== undefined || aside !== undefined) && (
        <header className={styles.head}>
          {title !== undefined && <Heading className={styles.title}>{title}</Heading>}
          {aside}
        </header>
      )}
      {children}
    </section>
  );
}
