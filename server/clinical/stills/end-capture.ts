import { sql } from 'kysely';
import type { CaptureId, ConsultationId } from '../../../shared/ids.ts';
import type { CaptureMethod } from '../../../shared/consultation.ts';
import type { Actor } from '../../identity/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import { changeConsultation, SYSTEM } from '../consultation/change-consultation.ts';
import type { ClinicalDeps, OpenConsultation } from '../consultation/change-consultation.ts';
import { isUnderWay } from './stills.rules.ts';
import { stopCaptures } from './stop-captures.ts';

const find = ({ facts }: OpenConsultation, captureId: CaptureId) => {
  const capture = facts.captures.find(({ id }) => id === captureId);
  if (!capture) throw new Refusal('not_found');
  return capture;
};

/** The patient refuses this photograph, before it is taken or while it is sent; nothing of it is kept. */
export const refuseCapture = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { captureId }: { captureId: CaptureId },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    if (!isUnderWay(find(consultation, captureId))) throw new Refusal('capture_spent');
    await consultation.tx
      .updateTable('capture')
      .set({ state: 'refused', ended: 'patient_refused', wrapped_upload_key: null })
      .where('id', '=', captureId)
      .execute();
    await consultation.audit('capture.refused', { captureId });
    consultation.after({ kind: 'capture_stop', captureId });
  });

/** Every step of the ladder failed on the device; the GP is told at once. */
export const failCapture = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { captureId, method }: { captureId: CaptureId; method: CaptureMethod },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    if (find(consultation, captureId).state !== 'requested') throw new Refusal('capture_spent');
    await consultation.tx
      .updateTable('capture')
      .set({ state: 'failed', ended: 'device_failed' })
      .where('id', '=', captureId)
      .execute();
    await consultation.audit('capture.failed', { captureId, method });
  });

/** R20: the patient's page says that it has let go of the picture. */
export const deviceForgot = (
  deps: ClinicalDeps,
  actor: Actor,
  id: ConsultationId,
  { captureId }: { captureId: CaptureId },
): Promise<void> =>
  changeConsultation(deps, actor, id, async (consultation) => {
    find(consultation, captureId);
    const updated = await consultation.tx
      .updateTable('capture')
      .set({ forgotten_at: consultation.now })
      .where('id', '=', captureId)
      .where('forgotten_at', 'is', null)
      .executeTakeFirst();
    if (updated.numUpdatedRows > 0n) await consultation.audit('still.forgotten_by_device', { captureId });
  });

/**
 * A patient's page connected. A photograph it no longer holds – the page was reloaded – cannot arrive any more: the GP
 * hears it at once (capture.md). A reconnecting page holds its photograph and goes on.
 */
export const patientPageConnected = async (
  deps: ClinicalDeps,
  id: ConsultationId,
  holding: CaptureId | null,
): Promise<void> => {
  const lost = await deps.db
    .selectFrom('capture')
    .select('id')
    .where('consultation_id', '=', id)
    .where('state', 'in', ['requested', 'uploading'])
    .where(sql`provenance ->> 'source'`, '=', 'device')
    .$if(holding !== null, (query) => query.where('id', '!=', holding))
    .execute();
  if (lost.length === 0) return;
  await changeConsultation(deps, SYSTEM, id, async (consultation) => {
    const gone = new Set(lost.map((capture) => capture.id));
    const captures = consultation.facts.captures.filter((capture) => gone.has(capture.id));
    const view = { ...consultation, facts: { ...consultation.facts, captures } };
    await stopCaptures(view, 'page_reloaded', ['requested', 'uploading']);
  });
};

/**
 * R13: somebody's page has gone. Who is connected is in no row, so the consultation is looked at as after any change: what was only
 * asked for stops when its gate needs whoever went.
 */
export const pageGone = async (deps: ClinicalDeps, id: ConsultationId): Promise<void> => {
  const underWay = await deps.db
    .selectFrom('capture')
    .select('id')
    .where('consultation_id', '=', id)
    .where('state', '=', 'requested')
    .executeTakeFirst();
  if (underWay) await changeConsultation(deps, SYSTEM, id, () => Promise.resolve());
};

/** How long an upload may lie unfinished. */
const UPLOAD_MS = 30 * 60_000;

/** Ends tokens whose time is over and uploads nobody finished. Runs every few seconds. */
export const expireCaptures = async (deps: ClinicalDeps): Promise<void> => {
  const now = deps.clock.now();
  const old = await deps.db
    .selectFrom('capture')
    .select(['id', 'consultation_id', 'state'])
    .where(({ and, or, eb }) =>
      or([
        and([eb('state', '=', 'requested'), eb('expires_at', '<', now)]),
        and([
          eb('state', 'in', ['uploading', 'processing']),
          eb('requested_at', '<', new Date(now.getTime() - UPLOAD_MS)),
        ]),
      ]),
    )
    .execute();
  for (const { id: captureId, consultation_id: id } of old) {
    await changeConsultation(deps, SYSTEM, id, async (consultation) => {
      if (!isUnderWay(find(consultation, captureId))) return;
      await consultation.tx
        .updateTable('capture')
        .set({ state: 'expired', ended: 'expired', wrapped_upload_key: null })
        .where('id', '=', captureId)
        .execute();
      await consultation.audit('capture.stopped', { captureId, reason: 'expired' });
      consultation.after({ kind: 'capture_stop', captureId });
    });
  }
};
