import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { AmendWording, CheckWording } from '../../../shared/http-wordings.ts';
import { Sha256 } from '../../../shared/text.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import { amendWording, checkWording, listWordings, wordingBySha } from './amend-wording.ts';
import type { AmendDeps } from './amend-wording.ts';

const BySha = z.object({ sha256: Sha256 });

/** R3: what people read before they answer: looked at, and put in the practice's own words. */
export const wordingsRoutes = (app: FastifyInstance, deps: AmendDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 240);
  app.get('/api/wordings', async (request) => listWordings(deps, await staff(request, 'wordings:read')));
  app.get('/api/wordings/:sha256', async (request) => {
    const actor = await staff(request, 'wordings:read');
    return wordingBySha(deps, actor, parse(BySha, request.params).sha256);
  });
  app.post('/api/wordings/check', async (request) => {
    await staff(request, 'wordings:amend');
    return checkWording(parse(CheckWording, request.body));
  });
  app.post('/api/wordings', async (request) => {
    const actor = await staff(request, 'wordings:amend');
    return amendWording(deps, actor, parse(AmendWording, request.body));
  });
};
