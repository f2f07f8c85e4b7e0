import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { AskOwnPicture, DeclineOwnPicture, StartOwnPicture } from '../../../shared/http-own-picture.ts';
import { ConsultationId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import { createLimit } from '../../platform/rate-limits.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { askOwnPicture } from './ask-own-picture.ts';
import { declineOwnPicture, startOwnPicture } from './send-own-picture.ts';

const WithId = z.object({ id: ConsultationId });

/** R35: asked for by the GP, sent or declined by the patient; the bytes go the way of every picture. */
export const ownPictureRoutes = (app: FastifyInstance, deps: ClinicalDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 60);
  const limit = createLimit(60, 60);
  app.post('/api/consultations/:id/own-picture', async (request) => {
    const actor = await staff(request, 'picture:ask');
    await askOwnPicture(deps, actor, parse(WithId, request.params).id, parse(AskOwnPicture, request.body));
    return {};
  });
  app.post('/api/patient/own-picture', async (request) => {
    const actor = await identify.link(request.headers.cookie, 'patient');
    await limit(actor.sessionId);
    return startOwnPicture(deps, actor, parse(StartOwnPicture, request.body));
  });
  app.post('/api/patient/own-picture/decline', async (request) => {
    const actor = await identify.link(request.headers.cookie, 'patient');
    await limit(actor.sessionId);
    await declineOwnPicture(deps, actor, parse(DeclineOwnPicture, request.body));
    return {};
  });
};
