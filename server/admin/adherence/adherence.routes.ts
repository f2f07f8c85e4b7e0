import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import { AdherenceDays, FigureId } from '../../../shared/http-adherence.ts';
import { Empty } from '../../../shared/http.ts';
import type { ClinicalDeps } from '../../clinical/consultation/change-consultation.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import { adherence } from './board.ts';
import { listAsCsv } from './csv.ts';
import { adherenceList } from './list.ts';

const Period = z.object({ days: AdherenceDays });
const WithFigure = z.object({ figure: FigureId });

/** R23: the adherence board, for managers. */
export const adherenceRoutes = (app: FastifyInstance, deps: ClinicalDeps, identify: Identify): void => {
  const staff = limitedStaff(identify, 120);
  const manager = (request: FastifyRequest) => staff(request, 'adherence:read');
  const daysOf = (request: FastifyRequest) => parse(Period, request.query).days;
  const figureOf = (request: FastifyRequest) => parse(WithFigure, request.params).figure;
  app.get('/api/adherence', async (request) => adherence(deps, await manager(request), daysOf(request)));
  app.get('/api/adherence/:figure', async (request) =>
    adherenceList(deps, await manager(request), figureOf(request), daysOf(request)),
  );
  app.post('/api/adherence/:figure/csv', async (request, reply) => {
    const actor = await manager(request);
    parse(Empty, request.body);
    const figure = figureOf(request);
    const list = await adherenceList(deps, actor, figure, daysOf(request), 'adherence.exported');
    const name = `sightline-${figure.replace('_', '-')}-${list.serverNow.slice(0, 10)}.csv`;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(listAsCsv(list));
  });
};
