import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconGlyph } from './Icon.tsx';
import { toneIcon, type Tone } from './tone.ts';
import styles from './StatusPill.module.css';

interface StatusPillProps {
  /** `neutral` for what is simply so; it then needs its own icon. */
  tone: Tone | 'neutral';
  icon?: IconGlyph | undefined;
  children: ReactNode;
}

/** A state in one or two words, always with an icon. */
export function StatusPill({ tone, icon, children }: StatusPillProps) {
  const glyph = icon ?? (tone === 'neutral' ? undefined : toneIcon[tone]);
  return (
    <span className={cx(styles.pill, styles[tone])}>
      {glyph && <Icon of={glyph} size="s" />}
      <span>{children}</span>
    </span>
  );
}
