import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import {
  AcknowledgeImagePolicy,
  ChangePracticePolicy,
  PublishImagePolicy,
} from '../../../shared/http-policy.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import {
  acknowledgeImagePolicy,
  imagePolicy,
  imagePolicyDue,
  imagePolicyVersion,
  publishImagePolicy,
} from './image-policy.ts';
import { changePracticeChoices, practiceChoices } from './practice-choices.ts';

const Version = z.object({ version: z.coerce.number().check(z.int(), z.gte(1), z.lte(100_000)) });

/** R23: the practice's own choices and its image policy. */
export const policyRoutes = (app: FastifyInstance, deps: ClinicalDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 240);
  app.get('/api/practice-policy', async (request) =>
    practiceChoices(deps, await staff(request, 'policy:read')),
  );
  app.post('/api/practice-policy', async (request) => {
    const actor = await staff(request, 'policy:change');
    return changePracticeChoices(deps, actor, parse(ChangePracticePolicy, request.body));
  });
  app.get('/api/image-policy', async (request) =>
    imagePolicy(deps, await staff(request, 'image-policy:read')),
  );
  app.get('/api/image-policy/due', async (request) =>
    imagePolicyDue(deps, await staff(request, 'image-policy:read')),
  );
  app.get('/api/image-policy/versions/:version', async (request) => {
    const actor = await staff(request, 'image-policy:read');
    return imagePolicyVersion(deps, actor, parse(Version, request.params).version);
  });
  app.post('/api/image-policy/acknowledge', async (request) => {
    const actor = await staff(request, 'image-policy:read');
    await acknowledgeImagePolicy(deps, actor, parse(AcknowledgeImagePolicy, request.body));
    return {};
  });
  app.post('/api/image-policy', async (request) => {
    const actor = await staff(request, 'image-policy:publish');
    await publishImagePolicy(deps, actor, parse(PublishImagePolicy, request.body));
    return {};
  });
};
