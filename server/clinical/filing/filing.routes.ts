import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { Empty } from '../../../shared/http.ts';
import { ConsultationId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { createLimit } from '../../platform/rate-limits.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { releaseConsultation } from './release.ts';
import { unfiledWorklist } from './unfiled.ts';

const WithId = z.object({ id: ConsultationId });

/** R18: what is not filed. R32: the way out of the record: the FHIR R4 transaction bundle as a file. */
export const filingRoutes = (app: FastifyInstance, deps: StillDeps, identify: Identify): void => {
  const limit = createLimit(30, 60);
  const limitReads = createLimit(600, 60);
  app.get('/api/unfiled', async (request) => {
    const actor = await identify.staff(request.headers.cookie, 'filing:worklist');
    await limitReads(actor.sessionId);
    return unfiledWorklist(deps, actor);
  });
  app.post('/api/consultations/:id/release', async (request, reply) => {
    const actor = await identify.staff(request.headers.cookie, 'record:release');
    await limit(actor.sessionId);
    parse(Empty, request.body);
    const { bundle, fileName } = await releaseConsultation(deps, actor, parse(WithId, request.params).id);
    return reply
      .type('application/fhir+json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(JSON.stringify(bundle));
  });
};
