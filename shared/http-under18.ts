import * as z from 'zod/mini';
import { BodySite, Side } from './body-sites.ts';
import { ConsultationId, StatementId } from './ids.ts';
import { Instant, line } from './text.ts';

/** GET /api/under18-requests – what a second clinician is asked (R29); another GP's, never one's own. */
export const Under18Requests = z.object({
  requests: z.array(
    z.object({
      consultationId: ConsultationId,
      planId: StatementId,
      askedAt: Instant,
      clinicianName: z.string(),
      patientName: z.string(),
      patientAge: z.int(),
      site: BodySite,
      side: Side,
      why: z.string(),
      reason: z.string(),
    }),
  ),
});
export type Under18Requests = z.infer<typeof Under18Requests>;

/** POST /api/consultations/:id/under18-decision */
export const Under18Decision = z.object({ planId: StatementId, allow: z.boolean(), reason: line(1000) });
export type Under18Decision = z.infer<typeof Under18Decision>;
