import * as z from 'zod/mini';
import { Instant } from './text.ts';
import { ClinicianCard, PracticeCard, Receipt } from './views.ts';

/** GET /api/patient/receipt – after the appointment, with the patient's session (R20). */
export const ReceiptPage = z.object({
  startsAt: Instant,
  practice: PracticeCard,
  clinician: ClinicianCard,
  receipt: Receipt,
});
export type ReceiptPage = z.infer<typeof ReceiptPage>;

/** GET /api/patient/stills/:id/image → image/jpeg, `no-store`, audited as access: only what the GP shows (R1, R17). */
export const ownStillPath = (id: string): string => `/api/patient/stills/${id}/image`;
