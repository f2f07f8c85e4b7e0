import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import type { Media } from '../media/media.ts';
import type { Database } from '../platform/database.ts';

/** GET /api/health: 200 when database and media answer, 503 otherwise; says nothing else. */
export const healthRoutes = (app: FastifyInstance, { db, media }: { db: Database; media: Media }): void => {
  app.get('/api/health', async (_request, reply) => {
    const database = await sql`select 1`.execute(db).then(
      () => true,
      () => false,
    );
    const workers = media.stats().workers > 0;
    return reply.status(database && workers ? 200 : 503).send({ database, media: workers });
  });
};
