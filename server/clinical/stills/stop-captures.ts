import type { Capture } from '../../../shared/consultation.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';

/** Why the server ended a photograph before it was stored. */
export type StopReason = 'consent_withdrawn' | 'paused' | 'page_reloaded' | 'call_ended';

/**
 * Ends photographs that are under way: the token dies with the row's state, the device is told to drop its copy, and
 * the partial upload is destroyed after commit.
 */
export const stopCaptures = async (
  consultation: OpenConsultation,
  reason: StopReason,
  states: readonly Capture['state'][],
): Promise<void> => {
  const doomed = consultation.facts.captures.filter(({ state }) => states.includes(state));
  for (const { id } of doomed) {
    await consultation.tx
      .updateTable('capture')
      .set({ state: 'stopped', ended: reason, wrapped_upload_key: null })
      .where('id', '=', id)
      .execute();
    await consultation.audit('capture.stopped', { captureId: id, reason });
    consultation.after({ kind: 'capture_stop', captureId: id });
  }
};
