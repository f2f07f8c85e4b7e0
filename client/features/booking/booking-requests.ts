import type * as z from 'zod/mini';
import {
  Available,
  Booked,
  Empty,
  PatientLink,
  type Booking,
  type NewChaperoneLink,
} from '../../../shared/http.ts';
import type { ConsultationId } from '../../../shared/ids.ts';
import { staffRequest } from '../../platform/staff-request.ts';

const post = <Schema extends z.ZodMiniType>(schema: Schema, path: string, body: unknown) =>
  staffRequest(schema, path, { method: 'POST', body });
const of = (id: ConsultationId, what: string) => `/api/consultations/${id}/${what}`;

/** Each rejects with ClientError; the server says whether it may happen. */
export const book = (booking: Booking) => post(Booked, '/api/consultations', booking);
export const makePatientLink = (id: ConsultationId) => post(PatientLink, of(id, 'patient-link'), {});
export const makeChaperoneLink = (id: ConsultationId, person: NewChaperoneLink) =>
  post(PatientLink, of(id, 'chaperone-link'), person);
export const cancelConsultation = (id: ConsultationId, reason: string) =>
  post(Empty, of(id, 'cancel'), { reason });
export const reschedule = (id: ConsultationId, startsAt: string) =>
  post(Empty, of(id, 'reschedule'), { startsAt });
export const markNoShow = (id: ConsultationId) => post(Empty, of(id, 'no-show'), {});
export const unlockLink = (id: ConsultationId) => post(Empty, of(id, 'unlock-link'), {});
/** The patient’s request for help was seen. */
export const markHelpSeen = (id: ConsultationId) => post(Empty, of(id, 'help-seen'), {});
/** Every link sent so far stops, the chaperones’ too, and the sessions they opened. */
export const revokeLinks = (id: ConsultationId) => post(Empty, of(id, 'revoke-links'), {});
/** R31: the signed-in chaperone can come for so many minutes from now; 0: no longer. */
export const setAvailable = (minutes: number) => post(Available, '/api/chaperone-availability', { minutes });
/** The signed-in chaperone takes part in this consultation. */
export const joinAsChaperone = (id: ConsultationId) => post(Empty, of(id, 'chaperone'), {});
