import { useStore } from 'zustand';
import type { ConsultationClient } from './consultation-client.ts';
import type { ConsultationSnapshot } from './store.ts';

/**
 * Reads from the consultation and renders again when what `select` picks changes (compared with Object.is: pick a part,
 * do not build a new object).
 */
export function useConsultation<Picked>(
  client: ConsultationClient,
  select: (snapshot: ConsultationSnapshot) => Picked,
): Picked {
  return useStore(client.store, select);
}
