import type { Actor } from '../identity/actor.ts';
import type { Hub, Member } from './hub.ts';

interface Deps {
  readonly hub: Hub;
  readonly signedIn: (actor: Actor) => Promise<boolean>;
  /** Stops the media of a page at once: a session that ended has no time to come back. */
  readonly leave: (member: Member) => void;
}

/**
 * S2: a session that was ended – signed out, its account disabled, its password reset, its time over – ends its connected
 * pages as well, though they may do nothing but watch. Runs every few seconds.
 */
export const endPagesWithoutSession = async ({ hub, signedIn, leave }: Deps): Promise<void> => {
  for (const member of hub.consultations().flatMap((id) => hub.members(id))) {
    if (await signedIn(member.actor)) continue;
    hub.send(member, 'session:ended', { reason: 'signed_out' });
    leave(member);
    member.disconnect();
  }
};
