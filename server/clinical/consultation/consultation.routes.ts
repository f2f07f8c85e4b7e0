import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as z from 'zod/mini';
import {
  Availability,
  Booking,
  Cancel,
  Empty,
  FindPatients,
  NewChaperoneLink,
  NewPatient,
  NewRepresentativeLink,
  Reschedule,
} from '../../../shared/http.ts';
import { ConsultationId, PatientId } from '../../../shared/ids.ts';
import { CalendarDay } from '../../../shared/text.ts';
import { parse } from '../../http/context.ts';
import type { Identify } from '../../http/context.ts';
import { limitedStaff } from '../../http/limited-staff.ts';
import { createLimit } from '../../platform/rate-limits.ts';
import { setAvailable } from '../chaperone/availability.ts';
import { joinAsChaperone } from '../chaperone/join-as-chaperone.ts';
import { patientRecord } from '../filing/record.ts';
import type { StillVault } from '../stills/still-vault.ts';
import { addPatient, book, findPatients } from './book.ts';
import type { ClinicalDeps } from './change-consultation.ts';
import { helpSeen } from './help.ts';
import {
  makeChaperoneLink,
  makePatientLink,
  makeRepresentativeLink,
  revokeLinks,
  unlockLink,
} from './links.ts';
import { cancel, markNoShow, reschedule } from './move-consultation.ts';
import { readReceipt } from './read-receipt.ts';
import { today } from './today.ts';

export interface ConsultationRoutes {
  readonly deps: ClinicalDeps;
  readonly vault: StillVault;
  readonly identify: Identify;
  readonly publicOrigin: string;
}

const WithId = z.object({ id: ConsultationId });

/** The staff's day: list, patients, booking, links. Everything here needs the staff session. */
export const consultationRoutes = (
  app: FastifyInstance,
  { deps, vault, identify, publicOrigin }: ConsultationRoutes,
): void => {
  const limit = createLimit(600, 60);
  const staff = limitedStaff(identify, 600);
  const idOf = (request: FastifyRequest): ConsultationId => parse(WithId, request.params).id;

  app.get('/api/today', async (request) => {
    const { day } = parse(z.object({ day: z.optional(CalendarDay) }), request.query);
    return today(deps, await staff(request, 'day:list'), day);
  });
  app.get('/api/patient/receipt', async (request) => {
    const actor = await identify.link(request.headers.cookie, 'patient');
    await limit(actor.sessionId);
    return readReceipt(deps, actor);
  });
  app.post('/api/patients/search', async (request) => {
    const actor = await staff(request, 'patients:find');
    return { patients: await findPatients(deps, actor, parse(FindPatients, request.body).words) };
  });
  app.post('/api/patients', async (request) =>
    addPatient(deps, vault, await staff(request, 'patients:add'), parse(NewPatient, request.body)),
  );
  app.get('/api/patients/:id/record', async (request) =>
    patientRecord(
      deps,
      await staff(request, 'record:read'),
      parse(z.object({ id: PatientId }), request.params).id,
    ),
  );
  app.post('/api/consultations', async (request) =>
    book(deps, await staff(request, 'consultation:manage'), parse(Booking, request.body)),
  );
  app.post('/api/consultations/:id/patient-link', async (request) => {
    const actor = await staff(request, 'consultation:manage');
    parse(Empty, request.body);
    return makePatientLink(deps, publicOrigin, actor, idOf(request));
  });
  app.post('/api/consultations/:id/chaperone-link', async (request) =>
    makeChaperoneLink(
      deps,
      publicOrigin,
      await staff(request, 'consultation:manage'),
      idOf(request),
      parse(NewChaperoneLink, request.body),
    ),
  );
  app.post('/api/consultations/:id/representative-link', async (request) =>
    makeRepresentativeLink(
      deps,
      publicOrigin,
      await staff(request, 'consultation:manage'),
      idOf(request),
      parse(NewRepresentativeLink, request.body).representativeId,
    ),
  );
  app.post('/api/consultations/:id/revoke-links', async (request) => {
    const actor = await staff(request, 'consultation:manage');
    parse(Empty, request.body);
    await revokeLinks(deps, actor, idOf(request));
    return {};
  });
  app.post('/api/consultations/:id/help-seen', async (request) => {
    const actor = await staff(request, 'consultation:manage');
    parse(Empty, request.body);
    await helpSeen(deps, actor, idOf(request));
    return {};
  });
  app.post('/api/consultations/:id/unlock-link', async (request) => {
    const actor = await staff(request, 'consultation:manage');
    parse(Empty, request.body);
    await unlockLink(deps, actor, idOf(request));
    return {};
  });
  app.post('/api/consultations/:id/cancel', async (request) => {
    await cancel(
      deps,
      await staff(request, 'consultation:manage'),
      idOf(request),
      parse(Cancel, request.body),
    );
    return {};
  });
  app.post('/api/consultations/:id/reschedule', async (request) => {
    await reschedule(
      deps,
      await staff(request, 'consultation:manage'),
      idOf(request),
      parse(Reschedule, request.body),
    );
    return {};
  });
  app.post('/api/consultations/:id/no-show', async (request) => {
    const actor = await staff(request, 'consultation:manage');
    parse(Empty, request.body);
    await markNoShow(deps, actor, idOf(request));
    return {};
  });
  app.post('/api/chaperone-availability', async (request) => {
    const actor = await staff(request, 'chaperone:availability');
    return setAvailable(deps, actor, parse(Availability, request.body).minutes);
  });
  app.post('/api/consultations/:id/chaperone', async (request) => {
    const actor = await staff(request, 'consultation:join');
    parse(Empty, request.body);
    await joinAsChaperone(deps, actor, idOf(request));
    return {};
  });
};
