import ChevronRight from 'lucide-react/icons/chevron-right';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/core/Icon.tsx';
import styles from './fold.module.css';

interface FoldProps {
  title: string;
  /** How many lines are inside. */
  count?: number | undefined;
  children: ReactNode;
}

/** Something that can be read by opening it: the browser's own disclosure. */
export function Fold({ title, count, children }: FoldProps) {
  return (
    <details className={styles.fold}>
      <summary className={styles.title}>
        <Icon of={ChevronRight} size="s" />
        <span>{title}</span>
        {count !== undefined && <span className={styles.count}>{count}</span>}
      </summary>
      <div className={styles.inside}>{children}</div>
    </details>
  );
}
