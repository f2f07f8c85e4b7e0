import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { Empty } from '../../../shared/http.ts';
import { BreakGlass, ClearReview } from '../../../shared/http-review.ts';
import { Under18Decision } from '../../../shared/http-under18.ts';
import { ConsultationId, PatientId, ReviewItemId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { decideUnder18, under18Requests } from '../consent/under18-override.ts';
import { breakGlass, endBreakGlass, patientAccess } from './break-glass.ts';
import { clearReview } from './clear-review.ts';
import { countReviews, listReviews } from './list-reviews.ts';

const WithItem = z.object({ id: ReviewItemId });
const WithConsultation = z.object({ id: ConsultationId });
const WithPatient = z.object({ id: PatientId });

/** R13, R22: break-glass and the queue of what somebody else must look at. */
export const reviewRoutes = (app: FastifyInstance, deps: ClinicalDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 240);
  app.get('/api/review', async (request) => listReviews(deps, await staff(request, 'review:read')));
  app.get('/api/under18-requests', async (request) =>
    under18Requests(deps, await staff(request, 'override:second')),
  );
  app.post('/api/consultations/:id/under18-decision', async (request) => {
    const actor = await staff(request, 'override:second');
    const decision = parse(Under18Decision, request.body);
    await decideUnder18(deps, actor, parse(WithConsultation, request.params).id, decision);
    return {};
  });
  app.get('/api/review/count', async (request) => countReviews(deps, await staff(request, 'review:read')));
  app.post('/api/review/:id/clear', async (request) => {
    const actor = await staff(request, 'review:clear');
    await clearReview(deps, actor, parse(WithItem, request.params).id, parse(ClearReview, request.body));
    return {};
  });
  app.get('/api/patients/:id/access', async (request) =>
    patientAccess(deps, await staff(request, 'record:break-glass'), parse(WithPatient, request.params).id),
  );
  app.post('/api/patients/:id/break-glass', async (request) => {
    const actor = await staff(request, 'record:break-glass');
    return breakGlass(deps, actor, parse(WithPatient, request.params).id, parse(BreakGlass, request.body));
  });
  app.post('/api/patients/:id/break-glass/end', async (request) => {
    const actor = await staff(request, 'record:break-glass');
    parse(Empty, request.body);
    await endBreakGlass(deps, actor, parse(WithPatient, request.params).id);
    return {};
  });
};
