import type { ComponentType, SVGProps } from 'react';
import styles from './Icon.module.css';

/** One lucide glyph, imported on its own: `import Camera from 'lucide-react/icons/camera'`. */
export type IconGlyph = ComponentType<SVGProps<SVGSVGElement>>;

interface IconProps {
  of: IconGlyph;
  /** `s` 1.15 em beside small text, `m` 1.3 em beside text, `l` 32 px, `xl` 48 px. */
  size?: 's' | 'm' | 'l' | 'xl' | undefined;
  /** Only where no word stands beside the icon (never on patient screens). */
  label?: string | undefined;
}

/** An icon. Decorative unless it has a label, because a word stands beside it. */
export function Icon({ of: Glyph, size = 'm', label }: IconProps) {
  const name = label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label };
  return <Glyph className={styles[size]} strokeWidth={size === 'xl' ? 1.5 : 2} focusable="false" {...name} />;
}
