import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { NoteWithdrawal, WithdrawPhotographs } from '../../../shared/http-withdrawal.ts';
import { ConsultationId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import { createLimit } from '../../platform/rate-limits.ts';
import type { ClinicalDeps } from '../consultation/change-consultation.ts';
import { noteWithdrawal, withdrawalOptions } from './note-withdrawal.ts';
import { withdrawOnReceipt } from './withdraw-on-receipt.ts';

const WithId = z.object({ id: ConsultationId });

/** R3: photographs stopped after the call, told to the practice or done by the patient on their receipt. */
export const withdrawalRoutes = (app: FastifyInstance, deps: ClinicalDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 60);
  const limit = createLimit(60, 60);
  app.get('/api/consultations/:id/withdrawal', async (request) => {
    const actor = await staff(request, 'consent:note-withdrawal');
    return withdrawalOptions(deps, actor, parse(WithId, request.params).id);
  });
  app.post('/api/consultations/:id/withdrawal', async (request) => {
    const actor = await staff(request, 'consent:note-withdrawal');
    await noteWithdrawal(deps, actor, parse(WithId, request.params).id, parse(NoteWithdrawal, request.body));
    return {};
  });
  app.post('/api/patient/withdraw-photographs', async (request) => {
    const actor = await identify.link(request.headers.cookie, 'patient');
    await limit(actor.sessionId);
    await withdrawOnReceipt(deps, actor, parse(WithdrawPhotographs, request.body));
    return {};
  });
};
