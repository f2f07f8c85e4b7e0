import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { AccessClosed, DecideAccess, ExtendAccess, NewAccessRequest } from '../../../shared/http-access.ts';
import { Empty, FindPatients } from '../../../shared/http.ts';
import { AccessRequestId, PatientId } from '../../../shared/ids.ts';
import { findPatients } from '../../clinical/consultation/book.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import type { LimitedStaff } from '../../http/limited-staff.ts';
import type { Jobs } from '../../platform/jobs.ts';
import { downloadPack } from './hand-over.ts';
import type { PackDeps } from './make-pack.ts';
import { closeRequest, extendRequest, listRequests, readRequest, recordRequest } from './requests.ts';
import { askForPack, decide, readReview } from './review.ts';

const WithId = z.object({ id: AccessRequestId });
const OfPatient = z.object({ patient: z.optional(PatientId) });

const preparing = (app: FastifyInstance, deps: PackDeps, staff: LimitedStaff): void => {
  app.get('/api/access-requests', async (request) => {
    const actor = await staff(request, 'access:prepare');
    return listRequests(deps, actor, parse(OfPatient, request.query).patient);
  });
  app.post('/api/access-requests/patients', async (request) => {
    const actor = await staff(request, 'access:prepare');
    return { patients: await findPatients(deps, actor, parse(FindPatients, request.body).words) };
  });
  app.post('/api/access-requests', async (request) => {
    const actor = await staff(request, 'access:prepare');
    return recordRequest(deps, actor, parse(NewAccessRequest, request.body));
  });
  app.get('/api/access-requests/:id', async (request) => {
    const actor = await staff(request, 'access:prepare');
    return readRequest(deps, actor, parse(WithId, request.params).id);
  });
  app.post('/api/access-requests/:id/extend', async (request) => {
    const actor = await staff(request, 'access:prepare');
    const { id } = parse(WithId, request.params);
    await extendRequest(deps, actor, id, parse(ExtendAccess, request.body).why);
    return {};
  });
};

/** GDPR Art. 15 over HTTP: a manager prepares the list and the dates, a clinician reviews, makes and hands over. */
export const subjectAccessRoutes = (
  app: FastifyInstance,
  deps: PackDeps & { readonly jobs: Jobs },
  identify: Identify,
): void => {
  const staff = limitedStaff(identify, 300);
  const handing = limitedStaff(identify, 30);
  preparing(app, deps, staff);
  app.post('/api/access-requests/:id/close', async (request) => {
    const actor = await staff(request, 'access:prepare');
    const { id } = parse(WithId, request.params);
    await closeRequest(deps, actor, id, parse(AccessClosed, request.body));
    return {};
  });
  app.get('/api/access-requests/:id/review', async (request) => {
    const actor = await staff(request, 'access:review');
    return readReview(deps, actor, parse(WithId, request.params).id);
  });
  app.post('/api/access-requests/:id/decide', async (request) => {
    const actor = await staff(request, 'access:review');
    return decide(deps, actor, parse(WithId, request.params).id, parse(DecideAccess, request.body));
  });
  app.post('/api/access-requests/:id/make', async (request, reply) => {
    const actor = await handing(request, 'access:review');
    parse(Empty, request.body);
    await askForPack(deps, actor, parse(WithId, request.params).id);
    return reply.status(202).send({});
  });
  app.post('/api/access-requests/:id/download', async (request, reply) => {
    const actor = await handing(request, 'access:review');
    parse(Empty, request.body);
    const pack = await downloadPack(deps, actor, parse(WithId, request.params).id);
    // The line may break midway: then the pack may be fetched again.
    finished(reply.raw)
      .then(
        () => pack.ended(true),
        () => pack.ended(false),
      )
      .catch((error: unknown) => deps.onError(error, 'access download'));
    return reply
      .type('application/zip')
      .header('content-length', pack.bytes)
      .header('content-disposition', `attachment; filename="${pack.fileName}"`)
      .send(Readable.from(pack.zip));
  });
};
