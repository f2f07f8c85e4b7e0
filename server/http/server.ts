import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import jwt from '@fastify/jwt';
import fastify from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ERRORS } from '../../shared/error-texts.ts';
import type { Logger } from '../platform/log.ts';
import { Refusal } from '../platform/refusal.ts';
import { toRefusal } from '../signalling/handle.ts';

export interface HttpOptions {
  readonly allowedOrigins: readonly string[];
  readonly secure: boolean;
  readonly sessionSecret: Buffer;
  readonly trustProxy: false | string[];
  readonly log: Logger;
  readonly https?: { readonly key: string; readonly cert: string };
}

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** S2: what changes anything comes from one of our own pages, by the browser's own word. */
const checkOrigin = (options: HttpOptions, request: FastifyRequest): void => {
  if (!CHANGING.has(request.method)) return;
  const { origin } = request.headers;
  if (!origin || !options.allowedOrigins.includes(origin)) throw new Refusal('wrong_origin');
};

/** What fastify itself refuses (malformed JSON, too large, wrong type), in our words. A picture has its own cap. */
const fromFastify = (error: Error & { statusCode?: number }): Refusal | undefined => {
  if (error.statusCode === ERRORS.body_too_large.status) return new Refusal('body_too_large');
  if (error.statusCode !== undefined && error.statusCode < 500) return new Refusal('invalid_request');
  return undefined;
};

/** A failure that is a refusal, ours or fastify's; undefined for what went wrong. */
export const refusedAsSuch = (error: Error): Refusal | undefined =>
  error instanceof Refusal ? error : fromFastify(error);

/** An address that cannot be decoded never reaches a route: no hook has run. */
const refuseAddress = (_error: Error, _request: FastifyRequest, reply: FastifyReply): void =>
  void reply
    .header('cache-control', 'no-store')
    .status(ERRORS.invalid_request.status)
    .send(new Refusal('invalid_request').body());

const headers = async (app: FastifyInstance, secure: boolean): Promise<void> => {
  await app.register(helmet, {
    enableCSPNonces: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'blob:', 'data:'],
        'media-src': ["'self'", 'blob:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'"],
        'font-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'"],
        'object-src': ["'none'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: secure ? { maxAge: 31_536_000 } : false,
  });
};

/**
 * The web server: cookies, signed sessions, security headers (S2), errors as codes, a log line a request with the route's
 * pattern and never its values.
 */
export const createHttpServer = async (options: HttpOptions): Promise<FastifyInstance> => {
  const app: FastifyInstance = fastify({
    logger: false,
    trustProxy: options.trustProxy,
    bodyLimit: 64 * 1024,
    forceCloseConnections: true,
    frameworkErrors: refuseAddress,
    ...(options.https ? { https: options.https } : {}),
  });
  // JSON and nothing else, but for the one route that takes pictures.
  app.removeContentTypeParser('text/plain');
  await app.register(cookie);
  await app.register(jwt, { secret: options.sessionSecret });
  await headers(app, options.secure);
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    void reply.header(
      'permissions-policy',
      'camera=(self), microphone=(self), screen-wake-lock=(self), geolocation=(), payment=(), usb=()',
    );
    checkOrigin(options, request);
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    options.log.debug({
      method: request.method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    });
  });
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const where = request.routeOptions.url ?? 'none';
    const refusal = refusedAsSuch(error) ?? toRefusal(error, options.log, where);
    void reply.status(ERRORS[refusal.code].status).send(refusal.body());
  });
  return app;
};
