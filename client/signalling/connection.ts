import type { ErrorCode } from '../../shared/errors.ts';
import type { ServerPayload } from '../../shared/signalling.ts';

/** Why a connection will not come back: told by the server, refused at the door, or closed by this page. */
export type EndReason = ServerPayload<'session:ended'>['reason'] | ErrorCode | 'closed';

/** The signalling connection as the screens show it. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'online' }
  /** `since`: Date.now() when it was lost. */
  | { readonly state: 'reconnecting'; readonly since: number }
  | { readonly state: 'ended'; readonly reason: EndReason };

/** Refusals at the door that pass by themselves; every other code is final. */
const PASSING: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'unavailable',
  'internal',
  'too_many_requests',
  'media_unavailable',
  'conflict',
]);

/** Whether trying again can help after the server refused the connection with this code. */
export const isPassing = (code: ErrorCode): boolean => PASSING.has(code);
