import WifiOff from 'lucide-react/icons/wifi-off';
import { Notice } from '../../../ui/core/Notice.tsx';
import type { CallMedia } from './call-media.ts';

/** Picture and sound are not there although the practice is reached: whether that heals, and what to do if not. */
export function CallTrouble({ phase }: Pick<CallMedia, 'phase'>) {
  if (phase === 'recovering') {
    return (
      <Notice tone="attention" title="Picture and sound were cut off" icon={WifiOff} live="polite">
        <p>They come back by themselves. Stay on this page.</p>
      </Notice>
    );
  }
  if (phase !== 'unsupported') return null;
  return (
    <Notice tone="danger" title="This browser cannot show the call" live="polite">
      <p>Open your link in Chrome, Edge, Firefox or Safari. Your answers are kept. Or phone the practice.</p>
    </Notice>
  );
}
