import type { FastifyRequest } from 'fastify';
import type { StaffActor } from '../identity/actor.ts';
import type { StaffAction } from '../identity/staff-can.ts';
import { createLimit } from '../platform/rate-limits.ts';
import type { Identify } from './context.ts';

/** @throws Refusal `not_signed_in`, `not_allowed`, `too_many_requests` */
export type LimitedStaff = (request: FastifyRequest, action: StaffAction) => Promise<StaffActor>;

/**
 * S6: who of the staff asks for this, at most `perMinute` times a minute in a session. Each call makes a count of its own, for the
 * routes that share it.
 */
export const limitedStaff = (identify: Identify, perMinute: number): LimitedStaff => {
  const limit = createLimit(perMinute, 60);
  return async (request, action) => {
    const actor = await identify.staff(request.headers.cookie, action);
    await limit(actor.sessionId);
    return actor;
  };
};
