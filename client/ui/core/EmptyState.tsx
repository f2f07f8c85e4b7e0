import type { ReactNode } from 'react';
import { Icon, type IconGlyph } from './Icon.tsx';
import styles from './EmptyState.module.css';

interface EmptyStateProps {
  icon: IconGlyph;
  /** What is not here, for example "Nothing booked today". */
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** An empty list, in its own words, with the thing to do about it. */
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      <Icon of={icon} size="l" />
      <p className={styles.title}>{title}</p>
      {children !== undefined && <p className={styles.text}>{children}</p>}
      {action}
    </div>
  );
}
