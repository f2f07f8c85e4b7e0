import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconGlyph } from './Icon.tsx';
import { toneIcon, type Tone } from './tone.ts';
import styles from './Notice.module.css';

interface NoticeProps {
  tone: Tone;
  /** The thing itself in a few words. */
  title: string;
  /** What it means and what to do. */
  children?: ReactNode;
  /** Buttons that resolve it. */
  actions?: ReactNode;
  icon?: IconGlyph | undefined;
  /** `assertive` interrupts a screen reader: only for what must not wait. */
  live?: 'off' | 'polite' | 'assertive' | undefined;
}

/** A message in the flow of the page: icon, words and, where there is one, the way out. */
export function Notice({ tone, title, children, actions, icon, live = 'off' }: NoticeProps) {
  const role = live === 'assertive' ? 'alert' : live === 'polite' ? 'status' : undefined;
  return (
    <div className={cx(styles.notice, styles[tone])} role={role}>
      <span className={styles.icon}>
        <Icon of={icon ?? toneIcon[tone]} />
      </span>
      <div className={styles.body}>
        <p className={styles.title}>{title}</p>
        {children !== undefined && <div className={styles.text}>{children}</div>}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </div>
  );
}
