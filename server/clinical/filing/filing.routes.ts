import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { Empty } from '../../../shared/http.ts';
import { Refile } from '../../../shared/http-after.ts';
import { ConsultationId, PatientId, StillId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { createLimit } from '../../platform/rate-limits.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { refileStill, refileTarget } from './refile-still.ts';
import { releaseConsultation } from './release.ts';
import { unfiledWorklist } from './unfiled.ts';

const WithId = z.object({ id: ConsultationId });
const WithStill = z.object({ id: StillId });

/** R18: what is not filed. R32: the way out of the record: the FHIR R4 transaction bundle as a file. */
export const filingRoutes = (app: FastifyInstance, deps: StillDeps, identify: Identify): void => {
  const limit = createLimit(30, 60);
  const limitReads = createLimit(600, 60);
  app.get('/api/stills/:id/refile', async (request) => {
    const actor = await identify.staff(request.headers.cookie, 'record:refile');
    await limitReads(actor.sessionId);
    const { patient } = parse(z.object({ patient: PatientId }), request.query);
    return refileTarget(deps, actor, parse(WithStill, request.params).id, patient);
  });
  app.post('/api/stills/:id/refile', async (request) => {
    const actor = await identify.staff(request.headers.cookie, 'record:refile');
    await limit(actor.sessionId);
    return refileStill(deps, actor, parse(WithStill, request.params).id, parse(Refile, request.body));
  });
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
