import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Layout.module.css';

type Gap = 'xs' | 's' | 'm' | 'l' | 'xl';

interface StackProps {
  /** 4, 8, 16, 24 or 40 px. */
  gap?: Gap | undefined;
  children: ReactNode;
}

interface RowProps extends StackProps {
  align?: 'start' | 'center' | 'baseline' | undefined;
  /** `between` pushes the last to the far side. */
  spread?: 'start' | 'between' | 'end' | undefined;
  wrap?: boolean | undefined;
}

/** One thing above another. */
export function Stack({ gap = 'm', children }: StackProps) {
  return <div className={cx(styles.stack, styles[gap])}>{children}</div>;
}

/** One thing beside another; wraps when there is no room. */
export function Row({ gap = 's', align = 'center', spread = 'start', wrap = true, children }: RowProps) {
  return (
    <div
      className={cx(styles.row, styles[gap], styles[align], styles[`spread-${spread}`], wrap && styles.wrap)}
    >
      {children}
    </div>
  );
}
