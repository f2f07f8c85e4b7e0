import type { ConsultationId } from '../../../shared/ids.ts';
import type { ClinicalDeps } from './change-consultation.ts';
import { loadConsultation } from './consultation.repository.ts';
import type { LoadedConsultation } from './loaded-consultation.ts';

/** A consultation as it is now, without changing it. Who may see it is for the caller to ask first. */
export const readConsultation = (
  { db, clock, connected }: Pick<ClinicalDeps, 'db' | 'clock' | 'connected'>,
  id: ConsultationId,
): Promise<LoadedConsultation | undefined> =>
  loadConsultation(db, id, { now: clock.now(), connected: connected(id), lock: false });
