import { readFile } from 'node:fs/promises';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { ERRORS } from '../../shared/error-texts.ts';
import { Refusal } from '../platform/refusal.ts';

const HTML = 'text/html; charset=utf-8';

type SendPage = (reply: FastifyReply) => FastifyReply;

/** The built client: hashed files for ever, pages never cached, the staff page with a fresh style nonce (S2). */
const serveBuilt = async (app: FastifyInstance, folder: string): Promise<SendPage> => {
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
    reply.type(HTML).header('cache-control', 'no-store').send(patient),
  );
  return (reply) =>
    reply
      .type(HTML)
      .header('cache-control', 'no-store')
      .send(staff.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
};

/** The pages, where there is a folder of them, and a coded answer for every address that is nothing. */
export const servePages = async (app: FastifyInstance, folder: string | undefined): Promise<void> => {
  const sendStaffPage = folder === undefined ? undefined : await serveBuilt(app, folder);
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === 'GET' && !/^\/(api|assets|socket\.io)(\/|\?|$)/.test(request.url);
    if (page && sendStaffPage) return sendStaffPage(reply);
    return reply.status(ERRORS.not_found.status).send(new Refusal('not_found').body());
  });
};
