import type { Reader } from '../platform/database.ts';
import type { Actor } from './actor.ts';
import { findLinkActor } from './link-sessions.ts';
import { findStaff } from './staff-sessions.ts';

/** S2: whether the session behind an actor still lives: not signed out, not moved, not over, the account not disabled. */
export const isSignedIn = async (db: Reader, actor: Actor, now: Date): Promise<boolean> => {
  if (actor.kind === 'staff') return (await findStaff(db, actor.sessionId, now)) !== undefined;
  const kind = actor.kind === 'chaperone_link' ? 'chaperone' : 'patient';
  return (await findLinkActor(db, actor.sessionId, kind, now)) !== undefined;
};
