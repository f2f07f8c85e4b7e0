import WifiOff from 'lucide-react/icons/wifi-off';
import type { Connection } from '../../../signalling/connection.ts';
import { Notice } from '../../../ui/core/Notice.tsx';

/** Says that the connection dropped, and that nothing has to be done about it. */
export function ConnectionNotice({ connection }: { connection: Connection }) {
  if (connection.state !== 'reconnecting') return null;
  return (
    <Notice tone="attention" title="Your connection dropped" icon={WifiOff} live="polite">
      <p>We are trying again by ourselves. Your place is kept. Stay on this page.</p>
    </Notice>
  );
}
