import CircleCheck from 'lucide-react/icons/circle-check';
import Info from 'lucide-react/icons/info';
import OctagonAlert from 'lucide-react/icons/octagon-alert';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import type { IconGlyph } from './Icon.tsx';

/** What a colour means here: attention is amber, danger is red, done is green; info is the accent. */
export type Tone = 'info' | 'attention' | 'danger' | 'done';

/** Each tone's own shape, so that colour is never the only sign. */
export const toneIcon: Record<Tone, IconGlyph> = {
  info: Info,
  attention: TriangleAlert,
  danger: OctagonAlert,
  done: CircleCheck,
};
