import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ERRORS } from '../../shared/errors.ts';
import { Refusal } from '../platform/refusal.ts';

/** The built client: hashed files for ever, pages never cached, the staff page with a fresh style nonce (S2). */
export const servePages = async (app: FastifyInstance, folder: string): Promise<void> => {
  const [staff, patient] = await Promise.all([
    readFile(`${folder}/index.html`, 'utf8'),
    readFile(`${folder}/patient.html`, 'utf8'),
  ]);
  await app.register(fastifyStatic, {
    root: `${folder}/assets`,
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: false,
  });
  app.get('/v', async (_request, reply) =>
    reply.type('text/html').header('cache-control', 'no-store').send(patient),
  );
  app.setNotFoundHandler((request, reply) => {
    const refusal = new Refusal('not_found');
    const page = request.method === 'GET' && !/^\/(api|assets|socket\.io)\//.test(request.url);
    if (!page) return reply.status(ERRORS.not_found.status).send(refusal.body());
    return reply
      .type('text/html')
      .header('cache-control', 'no-store')
      .send(staff.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
  });
};
