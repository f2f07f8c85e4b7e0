import Wifi from 'lucide-react/icons/wifi';
import WifiOff from 'lucide-react/icons/wifi-off';
import type { CallPhase } from '../call/engine/call-state.ts';
import { StatusPill } from '../ui/core/StatusPill.tsx';

interface LinePillProps {
  /** Whether the server is reached. */
  online: boolean;
  /** Whether picture and sound are. */
  phase: CallPhase;
}

/** A staff member's connection, as one thing: the server and the call both have to be there. */
export function LinePill({ online, phase }: LinePillProps) {
  if (!online || phase === 'recovering')
    return (
      <StatusPill tone="attention" icon={WifiOff}>
        Reconnecting
      </StatusPill>
    );
  if (phase === 'unsupported')
    return <StatusPill tone="danger">This browser cannot show the call</StatusPill>;
  return (
    <StatusPill tone="neutral" icon={Wifi}>
      {phase === 'live' ? 'Connected' : 'Connecting'}
    </StatusPill>
  );
}
