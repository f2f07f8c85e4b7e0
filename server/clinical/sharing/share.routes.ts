import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Empty } from '../../../shared/http.ts';
import { EnterShare, OpenShare } from '../../../shared/http-sharing.ts';
import { addressOf, parse } from '../../http/context.ts';
import type { SessionCookies } from '../../http/session-cookies.ts';
import { createLimit } from '../../platform/rate-limits.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { enterShare, leaveShare, openShare } from './open-share.ts';
import { sharedStill, sharedView } from './read-share.ts';

const AtPosition = z.object({ position: z.coerce.number().check(z.int(), z.gte(1), z.lte(12)) });

/** The recipient's side of a sharing: a way in of its own, a session of its own, and nothing but looking (S1, R24). */
export const shareRoutes = (app: FastifyInstance, deps: StillDeps, cookies: SessionCookies): void => {
  const byAddress = createLimit(60, 300);
  const looks = createLimit(300, 60);
  const sessionOf = async (request: FastifyRequest): Promise<string> => {
    const sessionId = cookies.read(request.headers.cookie, 'share');
    if (!sessionId) throw new Refusal('not_signed_in');
    await looks(sessionId);
    return sessionId;
  };
  app.post('/api/share/open', async (request) => {
    await byAddress(addressOf(request));
    return openShare(deps, parse(OpenShare, request.body).token);
  });
  app.post('/api/share/enter', async (request, reply) => {
    await byAddress(addressOf(request));
    cookies.set(reply, 'share', await enterShare(deps, parse(EnterShare, request.body)));
    return {};
  });
  app.get('/api/share/me', async (request) => sharedView(deps, await sessionOf(request)));
  app.get('/api/share/stills/:position', async (request, reply) => {
    const { position } = parse(AtPosition, request.params);
    return reply
      .type('image/jpeg')
      .header('content-disposition', 'inline')
      .send(await sharedStill(deps, await sessionOf(request), position));
  });
  app.post('/api/share/leave', async (request, reply) => {
    const sessionId = await sessionOf(request);
    parse(Empty, request.body);
    await leaveShare(deps, sessionId);
    cookies.clear(reply, 'share');
    return {};
  });
};
