import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import {
  ConfirmDisposal,
  HoldReason,
  KeepLonger,
  NewRetentionFact,
  ProposeDisposal,
  WasItMine,
} from '../../../shared/http-retention.ts';
import { HoldId, PatientId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import { disposeRecord } from './dispose-record.ts';
import type { DisposalDeps } from './finish-disposals.ts';
import { liftHold, placeHold } from './legal-hold.ts';
import { patientRetention } from './patient-retention.ts';
import { recordFact } from './record-fact.ts';
import { retentionOverview, wasItMine } from './review-list.ts';
import { keepLonger, proposeDisposal } from './review-record.ts';

const WithPatient = z.object({ id: PatientId });
const WithHold = z.object({ id: HoldId });

/** R33: how long, held, reviewed, disposed of. Everything here needs the staff session. */
export const retentionRoutes = (app: FastifyInstance, deps: DisposalDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 300);
  const patientOf = (request: FastifyRequest): PatientId => parse(WithPatient, request.params).id;

  app.get('/api/retention', async (request) =>
    retentionOverview(deps, await staff(request, 'retention:list')),
  );
  app.post('/api/retention/was-it-mine', async (request) => {
    const actor = await staff(request, 'retention:list');
    return { disposals: await wasItMine(deps, actor, parse(WasItMine, request.body)) };
  });
  app.get('/api/patients/:id/retention', async (request) =>
    patientRetention(deps, await staff(request, 'retention:read'), patientOf(request)),
  );
  app.post('/api/patients/:id/retention/facts', async (request) => {
    const actor = await staff(request, 'retention:correct');
    await recordFact(deps, actor, patientOf(request), parse(NewRetentionFact, request.body));
    return {};
  });
  app.post('/api/patients/:id/retention/holds', async (request) => {
    const actor = await staff(request, 'retention:hold');
    return placeHold(deps, actor, patientOf(request), parse(HoldReason, request.body));
  });
  app.post('/api/retention/holds/:id/lift', async (request) => {
    const actor = await staff(request, 'retention:hold');
    await liftHold(deps, actor, parse(WithHold, request.params).id, parse(HoldReason, request.body));
    return {};
  });
  app.post('/api/patients/:id/retention/keep', async (request) => {
    const actor = await staff(request, 'retention:review');
    await keepLonger(deps, actor, patientOf(request), parse(KeepLonger, request.body));
    return {};
  });
  app.post('/api/patients/:id/retention/propose', async (request) => {
    const actor = await staff(request, 'retention:review');
    return proposeDisposal(deps, actor, patientOf(request), parse(ProposeDisposal, request.body));
  });
  app.post('/api/patients/:id/retention/dispose', async (request) => {
    const actor = await staff(request, 'retention:dispose');
    await disposeRecord(deps, actor, patientOf(request), parse(ConfirmDisposal, request.body));
    return {};
  });
};
