import type { FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import type { Actor, LinkActor, StaffActor } from '../identity/actor.ts';
import { findLinkActor } from '../identity/link-sessions.ts';
import { staffCan } from '../identity/staff-can.ts';
import type { StaffAction } from '../identity/staff-can.ts';
import { findStaff } from '../identity/staff-sessions.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { Refusal } from '../platform/refusal.ts';
import type { SessionCookies } from './session-cookies.ts';
import type { Handshake } from '../../shared/signalling.ts';

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly cookies: SessionCookies;
}

/** Who a request or a socket belongs to. */
export interface Identify {
  /** Deny by default: every request of staff says what it is for. @throws Refusal `not_allowed` */
  staff(cookieHeader: string | undefined, action: StaffAction): Promise<StaffActor>;
  link(cookieHeader: string | undefined, as: 'patient' | 'chaperone'): Promise<LinkActor>;
  as(cookieHeader: string | undefined, as: Handshake['as']): Promise<Actor>;
  /** Everybody whose session the request carries – one browser may hold several: staff, chaperone and patient. */
  everyone(cookieHeader: string | undefined): Promise<Actor[]>;
}

/** @throws Refusal `not_signed_in` from each of its functions */
export const createIdentify = ({ db, clock, cookies }: Deps): Identify => {
  const staff = async (header: string | undefined): Promise<StaffActor> => {
    const sid = cookies.read(header, 'staff');
    const actor = sid ? await findStaff(db, sid, clock.now()) : undefined;
    if (!actor) throw new Refusal('not_signed_in');
    return actor;
  };
  const link = async (header: string | undefined, as: 'patient' | 'chaperone'): Promise<LinkActor> => {
    const sid = cookies.read(header, as);
    const actor = sid ? await findLinkActor(db, sid, as, clock.now()) : undefined;
    if (!actor) throw new Refusal('not_signed_in');
    return actor;
  };
  return {
    async staff(header, action) {
      const actor = await staff(header);
      if (!staffCan(actor.role, action)) throw new Refusal('not_allowed');
      return actor;
    },
    link,
    as: (header, as) => (as === 'staff' ? staff(header) : link(header, as)),
    async everyone(header) {
      const tries = await Promise.allSettled([
        staff(header),
        link(header, 'chaperone'),
        link(header, 'patient'),
      ]);
      const found = tries.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      if (found.length === 0) throw new Refusal('not_signed_in');
      return found;
    },
  };
};

/** A part of a request, checked against the contract. @throws Refusal `invalid_request` with the field */
export const parse = <Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.infer<Schema> => {
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new Refusal('invalid_request', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
};

/** The address that rate limits count. */
export const addressOf = (request: FastifyRequest): string => request.ip;
