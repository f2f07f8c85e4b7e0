import type { FastifyInstance, FastifyReply } from 'fastify';
import * as z from 'zod/mini';
import type { Handshake } from '../../shared/signalling.ts';

/** Who may have a session: everybody of a call, and the recipient of a sharing (R24). */
export type SessionKind = Handshake['as'] | 'share';

/** S2: distinct names, because a tester opens them all in one browser. */
const NAMES: Record<SessionKind, string> = {
  staff: 'sightline-staff',
  patient: 'sightline-patient',
  chaperone: 'sightline-chaperone',
  share: 'sightline-share',
};

const Claims = z.object({ sid: z.string(), as: z.enum(['staff', 'patient', 'chaperone', 'share']) });

/** The signed reference to a server-side session, in a cookie of its own for each kind of person. */
export interface SessionCookies {
  set(reply: FastifyReply, as: SessionKind, sessionId: string): void;
  clear(reply: FastifyReply, as: SessionKind): void;
  /** The session a Cookie header refers to, if its signature and its kind are right. */
  read(header: string | undefined, as: SessionKind): string | undefined;
}

/**
 * S2: `__Host-` over HTTPS; without the prefix on http://localhost, where Safari refuses Secure cookies. HttpOnly,
 * SameSite=Lax so that a link from an e-mail finds the session, Path=/. The Origin is checked besides.
 */
export const createSessionCookies = (app: FastifyInstance, secure: boolean): SessionCookies => {
  const name = (as: SessionKind): string => (secure ? `__Host-${NAMES[as]}` : NAMES[as]);
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  return {
    set: (reply, as, sid) => void reply.setCookie(name(as), app.jwt.sign({ sid, as }), options),
    clear: (reply, as) => void reply.clearCookie(name(as), options),
    read: (header, as) => {
      const token = header ? app.parseCookie(header)[name(as)] : undefined;
      if (!token) return undefined;
      try {
        const claims = Claims.parse(app.jwt.verify(token));
        return claims.as === as ? claims.sid : undefined;
      } catch {
        return undefined;
      }
    },
  };
};
