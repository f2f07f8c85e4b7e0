import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { CaptureAbout } from '../../../shared/consultation.ts';
import { ShowPatient } from '../../../shared/http-after.ts';
import { Empty } from '../../../shared/http.ts';
import { CaptureId, StillId } from '../../../shared/ids.ts';
import { Sha256 } from '../../../shared/text.ts';
import { addressOf, parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import { createLimit } from '../../platform/rate-limits.ts';
import { Refusal } from '../../platform/refusal.ts';
import { confirmInPracticeRecord } from '../filing/record.ts';
import { readOwnStill } from './read-own-still.ts';
import { readStill } from './read-still.ts';
import { showPatient } from './show-patient.ts';
import { receivePicture, uploadOffset } from './receive-picture.ts';
import type { StillDeps } from './store-picture.ts';

const WithCapture = z.object({ id: CaptureId });
const WithStill = z.object({ id: StillId });
const bytes = z.coerce.number().check(z.int(), z.gte(0), z.lte(Number.MAX_SAFE_INTEGER));
const Headers = z.object({ 'upload-offset': bytes, 'upload-length': bytes, 'picture-sha256': Sha256 });

const tokenOf = (request: FastifyRequest): string => {
  const [scheme, token] = (request.headers.authorization ?? '').split(' ');
  if (scheme !== 'Capture' || !token || token.length > 64) throw new Refusal('capture_refused');
  return token;
};

const aboutOf = (request: FastifyRequest): CaptureAbout => {
  const header = request.headers['picture-about'];
  if (typeof header !== 'string' || header.length > 4096)
    throw new Refusal('invalid_request', { field: 'picture-about' });
  try {
    return parse(CaptureAbout, JSON.parse(Buffer.from(header, 'base64url').toString('utf8')));
  } catch {
    throw new Refusal('invalid_request', { field: 'picture-about' });
  }
};

const uploadRoutes = (app: FastifyInstance, deps: StillDeps, identify: Identify): void => {
  const limit = createLimit(120, 60);
  // The picture is streamed: fastify must not gather it. The byte cap is the use case's. No other route takes these types.
  app.addContentTypeParser(
    ['image/jpeg', 'image/png', 'image/webp', 'application/octet-stream'],
    (_request, payload, done) => done(null, payload),
  );
  app.put('/api/captures/:id/picture', { bodyLimit: Number.MAX_SAFE_INTEGER }, async (request, reply) => {
    await limit(addressOf(request));
    const { id } = parse(WithCapture, request.params);
    const headers = parse(Headers, request.headers);
    const stored = await receivePicture(deps, await identify.everyone(request.headers.cookie), {
      captureId: id,
      token: tokenOf(request),
      offset: headers['upload-offset'],
      total: headers['upload-length'],
      sha256: headers['picture-sha256'],
      about: aboutOf(request),
      body: request.raw.iterator({ destroyOnReturn: false }),
    });
    return reply.status(201).send(stored);
  });
  app.head('/api/captures/:id/picture', async (request, reply) => {
    await limit(addressOf(request));
    const actors = await identify.everyone(request.headers.cookie);
    const { offset } = await uploadOffset(
      deps,
      actors,
      parse(WithCapture, request.params).id,
      tokenOf(request),
    );
    return reply.header('upload-offset', String(offset)).status(204).send();
  });
};

const viewRoutes = (app: FastifyInstance, deps: StillDeps, identify: Identify): void => {
  const limit = createLimit(600, 60);
  const staff = limitedStaff(identify, 600);
  const read = async (request: FastifyRequest, kind: 'still' | 'thumbnail'): Promise<Buffer> => {
    const { id } = parse(WithStill, request.params);
    const viewers = await identify.everyone(request.headers.cookie);
    let refusal: unknown;
    for (const viewer of viewers) {
      await limit(viewer.sessionId);
      try {
        return await readStill(deps, viewer, id, kind);
      } catch (error) {
        // Not for this one of the browser's sessions; what is broken is broken for all of them.
        if (!(error instanceof Refusal)) throw error;
        refusal = error;
      }
    }
    throw refusal;
  };
  app.get('/api/stills/:id/image', async (request, reply) =>
    reply.type('image/jpeg').send(await read(request, 'still')),
  );
  app.get('/api/stills/:id/thumbnail', async (request, reply) =>
    reply.type('image/jpeg').send(await read(request, 'thumbnail')),
  );
  app.get('/api/patient/stills/:id/image', async (request, reply) => {
    const actor = await identify.link(request.headers.cookie, 'patient');
    await limit(actor.sessionId);
    const { id } = parse(WithStill, request.params);
    return reply.type('image/jpeg').send(await readOwnStill(deps, actor, id));
  });
  app.post('/api/stills/:id/patient-may-see', async (request) => {
    const actor = await staff(request, 'receipt:manage');
    await showPatient(deps, actor, parse(WithStill, request.params).id, parse(ShowPatient, request.body));
    return {};
  });
  app.post('/api/stills/:id/in-practice-record', async (request) => {
    const actor = await staff(request, 'record:release');
    parse(Empty, request.body);
    await confirmInPracticeRecord(deps, actor, parse(WithStill, request.params).id);
    return {};
  });
};

/** Upload by one-shot token from the session that it was given to; looking at stills by session. */
export const stillsRoutes = (app: FastifyInstance, deps: StillDeps, identify: Identify): void => {
  void app.register(async (scope) => uploadRoutes(scope, deps, identify));
  viewRoutes(app, deps, identify);
};
