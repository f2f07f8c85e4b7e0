import type { ParticipantId } from '../../shared/ids.ts';
import type { MediaGrants, MediaSource } from '../../shared/media.ts';

/** The default: nobody sends, nobody receives. */
export const NO_GRANTS: MediaGrants = { produce: new Map(), receive: new Map() };

/** Whether the server lets this participant's camera or microphone through at all. */
export const mayProduce = (grants: MediaGrants, owner: ParticipantId, source: MediaSource): boolean =>
  grants.produce.get(owner)?.has(source) ?? false;

/** Whether `owner`'s track is forwarded to `receiver`: both sides must be granted. */
export const mayFlow = (
  grants: MediaGrants,
  receiver: ParticipantId,
  owner: ParticipantId,
  source: MediaSource,
): boolean =>
  mayProduce(grants, owner, source) && (grants.receive.get(receiver)?.get(owner)?.has(source) ?? false);
