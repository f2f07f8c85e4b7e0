import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { Empty } from '../../../shared/http.ts';
import { Refile } from '../../../shared/http-after.ts';
import { ConsultationId, PatientId, StillId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { refileStill, refileTarget } from './refile-still.ts';
import { releaseConsultation } from './release.ts';
import { unfiledWorklist } from './unfiled.ts';

const WithId = z.object({ id: ConsultationId });
const WithStill = z.object({ id: StillId });

/** R18: what is not filed. R32: the way out of the record: the FHIR R4 transaction bundle as a file. */
export const filingRoutes = (app: FastifyInstance, deps: StillDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 30);
  const reading = limitedStaff(identify, 600);
  app.get('/api/stills/:id/refile', async (request) => {
    const actor = await reading(request, 'record:refile');
    const { patient } = parse(z.object({ patient: PatientId }), request.query);
    return refileTarget(deps, actor, parse(WithStill, request.params).id, patient);
  });
  app.post('/api/stills/:id/refile', async (request) => {
    const actor = await staff(request, 'record:refile');
    return refileStill(deps, actor, parse(WithStill, request.params).id, parse(Refile, request.body));
  });
  app.get('/api/unfiled', async (request) => {
    const actor = await reading(request, 'filing:worklist');
    return unfiledWorklist(deps, actor);
  });
  app.post('/api/consultations/:id/release', async (request, reply) => {
    const actor = await staff(request, 'record:release');
    parse(Empty, request.body);
    const { bundle, fileName } = await releaseConsultation(deps, actor, parse(WithId, request.params).id);
    return reply
      .type('application/fhir+json; charset=utf-8')
      .header('content-disposition', `attachment; filename="${fileName}"`)
      .send(JSON.stringify(bundle));
  });
};
