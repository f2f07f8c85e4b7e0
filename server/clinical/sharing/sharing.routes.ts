import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';
import { Empty } from '../../../shared/http.ts';
import { NewShare, TeachingConsent, WithdrawSharing } from '../../../shared/http-sharing.ts';
import { ShareId, SharingConsentId, StillId } from '../../../shared/ids.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import type { StillDeps } from '../stills/store-picture.ts';
import { consentToTeaching } from './consent-to-teaching.ts';
import { makeShare } from './make-share.ts';
import { issueShareLink, stopShare } from './share-link.ts';
import { sharingCounts, sharingOverview, stillSharing } from './sharing-overview.ts';
import { withdrawSharing } from './withdraw-sharing.ts';

const WithShare = z.object({ id: ShareId });
const WithStill = z.object({ id: StillId });
const WithConsent = z.object({ id: SharingConsentId });

export interface SharingRoutes {
  readonly deps: StillDeps;
  readonly identify: Identify;
  readonly publicOrigin: string;
}

const readRoutes = (app: FastifyInstance, { deps, identify }: SharingRoutes): void => {
  const staff = limitedStaff(identify, 600);
  app.get('/api/sharing', async (request) => sharingOverview(deps, await staff(request, 'sharing:work')));
  app.get('/api/sharing/counts', async (request) =>
    sharingCounts(deps, await staff(request, 'sharing:count')),
  );
  app.get('/api/stills/:id/sharing', async (request) => {
    const actor = await staff(request, 'sharing:work');
    return stillSharing(deps, actor, parse(WithStill, request.params).id);
  });
};

/** Sharing for staff (R24, R25): consent, what is shown, links, and the ways to stop. */
export const sharingRoutes = (app: FastifyInstance, routes: SharingRoutes): void => {
  const { deps, identify, publicOrigin } = routes;
  const staff = limitedStaff(identify, 120);
  readRoutes(app, routes);
  app.post('/api/shares', async (request) => {
    const actor = await staff(request, 'sharing:work');
    return { id: await makeShare(deps, actor, parse(NewShare, request.body)) };
  });
  app.post('/api/shares/:id/link', async (request) => {
    const actor = await staff(request, 'sharing:work');
    parse(Empty, request.body);
    const { token, ...link } = await issueShareLink(deps, actor, parse(WithShare, request.params).id);
    return { ...link, url: `${publicOrigin}/s#${token}` };
  });
  app.post('/api/shares/:id/stop', async (request) => {
    const actor = await staff(request, 'sharing:work');
    parse(Empty, request.body);
    await stopShare(deps, actor, parse(WithShare, request.params).id);
    return {};
  });
  app.post('/api/stills/:id/teaching', async (request) => {
    const actor = await staff(request, 'sharing:work');
    const { id } = parse(WithStill, request.params);
    await consentToTeaching(deps, actor, id, parse(TeachingConsent, request.body));
    return {};
  });
  app.post('/api/sharing-consents/:id/withdraw', async (request) => {
    const actor = await staff(request, 'sharing:work');
    const { giver } = parse(WithdrawSharing, request.body);
    await withdrawSharing(deps, actor, parse(WithConsent, request.params).id, giver);
    return {};
  });
};
