import type { ReactNode } from 'react';
import CircleAlert from 'lucide-react/icons/circle-alert';
import { Icon } from './Icon.tsx';
import styles from './ErrorState.module.css';

interface ErrorStateProps {
  /** What happened. Becomes the heading. */
  title: string;
  /** Heading level: 1 where it is the whole page. Default 2. */
  level?: 1 | 2 | 3 | undefined;
  /** What it means for this person now. */
  meaning: ReactNode;
  /** What to do: sentences or buttons. */
  action?: ReactNode;
  /** The code, small, for whoever is asked about it. */
  code?: string | undefined;
}

const headings = { 1: 'h1', 2: 'h2', 3: 'h3' } as const;

/** When something failed: what happened, what it means, what to do, and the code small. Announced at once. */
export function ErrorState({ title, level = 2, meaning, action, code }: ErrorStateProps) {
  const Heading = headings[level];
  return (
    <div className={styles.error} role="alert">
      <span className={styles.icon}>
        <Icon of={CircleAlert} size="l" />
      </span>
      <Heading>{title}</Heading>
      <div className={styles.meaning}>{meaning}</div>
      {action !== undefined && <div className={styles.action}>{action}</div>}
      {code !== undefined && <p className={styles.code}>Code {code}</p>}
    </div>
  );
}
