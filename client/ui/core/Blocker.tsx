import type { ReactNode } from 'react';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import { Icon } from './Icon.tsx';
import styles from './Blocker.module.css';

interface BlockerProps {
  /** What is missing, as one plain sentence. */
  sentence: string;
  /** The rule behind it, for example "R30", in small type. */
  reference?: string | undefined;
  /** The button that resolves it. */
  action?: ReactNode;
}

/** Something that stands in the way, by name, with the way past it. Group several in a `<ul role="list">`. */
export function Blocker({ sentence, reference, action }: BlockerProps) {
  return (
    <div className={styles.blocker}>
      <div className={styles.row}>
        <span className={styles.icon}>
          <Icon of={CircleDashed} />
        </span>
        <p className={styles.sentence}>
          {sentence}
          {reference !== undefined && <span className={styles.reference}>{reference}</span>}
        </p>
        {action}
      </div>
    </div>
  );
}
