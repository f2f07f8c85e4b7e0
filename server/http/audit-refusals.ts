import type { FastifyInstance } from 'fastify';
import type { ErrorCode } from '../../shared/errors.ts';
import { recordAudit } from '../audit/record-audit.ts';
import { auditActor } from '../clinical/consultation/change-consultation.ts';
import { sessionRole } from '../identity/actor.ts';
import type { Actor } from '../identity/actor.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { rulesOf } from '../platform/refusal.ts';
import { SILENT } from '../signalling/handle.ts';
import type { Identify } from './context.ts';
import { refusedAsSuch } from './server.ts';

interface Deps {
  readonly db: Database;
  readonly clock: Clock;
  readonly identify: Identify;
}

/**
 * Refusals of somebody who is not yet anybody – signing in and opening links write entries of their own – and the answer
 * that tells where a cut upload goes on.
 */
const UNAUDITED: ReadonlySet<ErrorCode> = new Set([
  'not_signed_in',
  'wrong_credentials',
  'link_wrong',
  'link_expired',
  'link_locked',
  'date_of_birth_wrong',
  'share_ended',
  'share_locked',
  'share_code_wrong',
  'upload_offset',
]);

/** As whom a route is asked: one browser may hold several sessions, and the refusal is that of the one that was used. */
const askedAs = (route: string): readonly Actor['kind'][] => {
  if (/^\/api\/(patient|captures)\//.test(route)) return ['patient', 'representative'];
  if (route.startsWith('/api/chaperone/')) return ['chaperone_link'];
  return ['staff'];
};

/**
 * S6: what is refused to somebody with a session – another practice's id, a wrong body, a step out of turn – is audited,
 * over HTTP as over the socket: who, at which route, with which code. An id that is not theirs is not repeated.
 */
export const auditRefusals = (app: FastifyInstance, { db, clock, identify }: Deps): void => {
  app.addHook('onError', async (request, _reply, error) => {
    const route = request.routeOptions.url ?? 'none';
    const refusal = refusedAsSuch(error);
    if (!refusal || refusal.detail.audited || SILENT.has(refusal.code) || UNAUDITED.has(refusal.code)) return;
    const everyone = await identify.everyone(request.headers.cookie).catch(() => []);
    const actor = everyone.find(({ kind }) => askedAs(route).includes(kind)) ?? everyone[0];
    if (!actor) return;
    await recordAudit(db, {
      at: clock.now(),
      event: 'request.refused',
      actor: auditActor(actor, sessionRole(actor)),
      practiceId: actor.practiceId,
      detail: { action: `${request.method} ${route}`, code: refusal.code, rules: rulesOf(refusal) },
    });
  });
};
