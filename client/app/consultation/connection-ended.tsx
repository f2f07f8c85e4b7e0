import { ConnectionOver } from '../../parts/connection-over.tsx';
import type { EndReason } from '../../signalling/connection.ts';
import { LinkButton } from '../../ui/core/Button.tsx';
import { Centred } from '../centred.tsx';

/** Why the consultation is no longer shown here, and what to do. */
export function ConnectionEnded({ reason }: { reason: EndReason }) {
  return (
    <Centred>
      <ConnectionOver reason={reason} other={<LinkButton href="/today">Go to today</LinkButton>} />
    </Centred>
  );
}
