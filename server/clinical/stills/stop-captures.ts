import * as z from 'zod/mini';
import type { BlockerCode } from '../../../shared/blockers.ts';
import type { Capture, ConsultationFacts } from '../../../shared/consultation.ts';
import { StatementId } from '../../../shared/ids.ts';
import type { CaptureId, ConsultationId } from '../../../shared/ids.ts';
import type { Tx } from '../../platform/database.ts';
import { mayNotGoOn } from '../consultation/under-way.rules.ts';

/**
 * Why the server ended a photograph before it was stored: by name, what closed the gate. `gate_closed` says less on purpose: every
 * page is told how a photograph ended, and these are for the clinician alone (R5, R11).
 */
type StopReason = BlockerCode | 'gate_closed' | 'page_reloaded' | 'call_ended';

const QUIET: ReadonlySet<BlockerCode> = new Set(['patient_not_safe', 'objection_not_decided']);

/** What is needed of a consultation that is being changed. */
interface Stopping {
  readonly id: ConsultationId;
  readonly facts: ConsultationFacts;
  readonly tx: Tx;
  audit(event: 'capture.stopped', detail: Record<string, unknown>): Promise<void>;
  after(effect: { readonly kind: 'capture_stop'; readonly captureId: CaptureId }): void;
}

const stop = async (consultation: Stopping, id: CaptureId, reason: StopReason): Promise<void> => {
  await consultation.tx
    .updateTable('capture')
    .set({ state: 'stopped', ended: reason, wrapped_upload_key: null })
    .where('id', '=', id)
    .execute();
  await consultation.audit('capture.stopped', { captureId: id, reason });
  consultation.after({ kind: 'capture_stop', captureId: id });
};

/**
 * Ends photographs that are under way: the token dies with the row's state, the device is told to drop its copy, and
 * the partial upload is destroyed after commit.
 */
export const stopCaptures = async (
  consultation: Stopping,
  reason: StopReason,
  states: readonly Capture['state'][],
): Promise<void> => {
  const doomed = consultation.facts.captures.filter(({ state }) => states.includes(state));
  for (const { id } of doomed) await stop(consultation, id, reason);
};

/** What a photograph was asked for, as its row keeps it. */
const AskedFor = z.object({
  source: z.enum(['device', 'received_frame', 'own_picture']),
  told: z.nullable(z.object({ planId: StatementId, intimate: z.boolean() })),
});

/**
 * R13: ends each photograph under way for which its gate has closed meanwhile, whatever closed it. `facts` are those of this moment.
 * @returns those that ended
 */
export const stopWhatMayNotGoOn = async (
  consultation: Stopping,
  facts: ConsultationFacts,
): Promise<ReadonlySet<CaptureId>> => {
  const rows = await consultation.tx
    .selectFrom('capture')
    .select(['id', 'state', 'provenance'])
    .where('consultation_id', '=', consultation.id)
    .where('state', 'in', ['requested', 'uploading', 'processing'])
    .execute();
  const ended = new Set<CaptureId>();
  for (const { id, state, provenance } of rows) {
    const [first] = mayNotGoOn(facts, { state, ...AskedFor.parse(provenance) });
    if (!first) continue;
    await stop(consultation, id, QUIET.has(first.code) ? 'gate_closed' : first.code);
    ended.add(id);
  }
  return ended;
};
