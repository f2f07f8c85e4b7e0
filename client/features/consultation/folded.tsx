import { useState, type ReactNode } from 'react';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { Icon } from '../../ui/core/Icon.tsx';
import styles from './folded.module.css';

interface FoldedProps {
  /** What unfolds, as a short sentence. */
  title: string;
  /** It is what is wanted now: open from the beginning. */
  unfolded?: boolean | undefined;
  children: ReactNode;
}

/** Something that is not needed in the ordinary case: one line until it is. What was typed inside stays. */
export function Folded({ title, unfolded = false, children }: FoldedProps) {
  const [open, setOpen] = useState(unfolded);
  return (
    <details
      className={styles.folded}
      open={open}
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary className={styles.summary}>
        <Icon of={ChevronRight} size="s" />
        {title}
      </summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
