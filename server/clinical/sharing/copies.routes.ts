import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { Empty } from '../../../shared/http.ts';
import { CheckCopy, Collect, NewCopy } from '../../../shared/http-sharing.ts';
import { CopyId, StillId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { checkCopy, collectCopy, discardCopy } from './check-copy.ts';
import { makeCopy } from './make-copy.ts';
import { readCopy } from './read-copy.ts';

const WithCopy = z.object({ id: CopyId });
const WithStill = z.object({ id: StillId });

/** De-identified copies, for GPs (R25): made, looked at, checked by a second person, collected, destroyed. */
export const copiesRoutes = (app: FastifyInstance, deps: StillDeps, identify: Identify): void => {
  const making = limitedStaff(identify, 30);
  const deciding = limitedStaff(identify, 120);
  const looking = limitedStaff(identify, 600);
  app.post('/api/stills/:id/copies', async (request) => {
    const actor = await making(request, 'sharing:work');
    const { id } = parse(WithStill, request.params);
    return { id: await makeCopy(deps, actor, id, parse(NewCopy, request.body)) };
  });
  app.post('/api/copies/:id/check', async (request) => {
    const actor = await deciding(request, 'sharing:work');
    await checkCopy(deps, actor, parse(WithCopy, request.params).id, parse(CheckCopy, request.body));
    return {};
  });
  app.post('/api/copies/:id/collection', async (request) => {
    const actor = await deciding(request, 'sharing:work');
    const { collected } = parse(Collect, request.body);
    await collectCopy(deps, actor, parse(WithCopy, request.params).id, collected);
    return {};
  });
  app.post('/api/copies/:id/discard', async (request) => {
    const actor = await deciding(request, 'sharing:work');
    parse(Empty, request.body);
    await discardCopy(deps, actor, parse(WithCopy, request.params).id);
    return {};
  });
  const read = async (request: FastifyRequest, kind: 'still' | 'thumbnail'): Promise<Buffer> => {
    const actor = await looking(request, 'sharing:work');
    return readCopy(deps, actor, parse(WithCopy, request.params).id, kind);
  };
  app.get('/api/copies/:id/image', async (request, reply) =>
    reply.type('image/jpeg').send(await read(request, 'still')),
  );
  app.get('/api/copies/:id/thumbnail', async (request, reply) =>
    reply.type('image/jpeg').send(await read(request, 'thumbnail')),
  );
};
