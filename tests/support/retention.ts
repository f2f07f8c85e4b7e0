import { sql } from 'kysely';
import type { PatientRetention, RetentionOverview } from '../../shared/http-retention.ts';
import type { ConsultationId, PatientId, StillId } from '../../shared/ids.ts';
import { fileStill, takeStill } from './stills.ts';
import { untilShutter } from './journey.ts';
import { http } from './people.ts';
import type { TestApp } from './test-app.ts';

/** Makes everything of a patient that many years older than it is. */
export const yearsAgo = async (app: TestApp, patientId: PatientId, years: number): Promise<void> => {
  const back = sql<Date>`now() - make_interval(years => ${years})`;
  await app.db
    .updateTable('consultation')
    .set({ starts_at: back })
    .where('patient_id', '=', patientId)
    .execute();
  await app.db.updateTable('patient').set({ created_at: back }).where('id', '=', patientId).execute();
};

/** The patient came: a booking that nobody came to is no care relationship (R22). */
export const attended = async (app: TestApp, id: ConsultationId): Promise<void> => {
  const at = app.clock.now().toISOString();
  const state = { name: 'closed', openedAt: at, endedAt: at, closedAt: at, unfiledReason: null };
  await app.db
    .updateTable('consultation')
    .set({ state: JSON.stringify(state) })
    .where('id', '=', id)
    .execute();
};

/** A patient with a whole consultation and one filed still, as it would be after so many years. */
export const oldRecord = async (
  app: TestApp,
  years = 9,
): Promise<{ patientId: PatientId; consultationId: ConsultationId; stillId: StillId }> => {
  const journey = await untilShutter(app);
  const stillId = await takeStill(journey);
  await fileStill(journey, stillId);
  await journey.gp.ok('consultation:end', {});
  await journey.gp.ok('statement:clinician', {
    kind: 'note',
    note: 'Zweckbefund, eczema',
    safetyNet: 'Ring us if it spreads',
  });
  await journey.gp.ok('consultation:close', { unfiledReason: null });
  journey.gp.close();
  journey.patient.close();
  await yearsAgo(app, journey.patientId, years);
  return { patientId: journey.patientId, consultationId: journey.id, stillId };
};

/** What a person does about a record's retention, over HTTP. */
export const retentionOf = (app: TestApp, cookie: string) => ({
  read: <Body = PatientRetention>(id: PatientId) =>
    http<Body>(app, 'GET', `/api/patients/${id}/retention`, { cookie }),
  overview: <Body = RetentionOverview>() => http<Body>(app, 'GET', '/api/retention', { cookie }),
  fact: <Body>(id: PatientId, body: unknown) =>
    http<Body>(app, 'POST', `/api/patients/${id}/retention/facts`, { cookie, body }),
  hold: <Body = { id: string }>(id: PatientId, reason = 'Solicitor’s letter of 3 May') =>
    http<Body>(app, 'POST', `/api/patients/${id}/retention/holds`, { cookie, body: { reason } }),
  lift: <Body>(holdId: string, reason = 'The claim is settled') =>
    http<Body>(app, 'POST', `/api/retention/holds/${holdId}/lift`, { cookie, body: { reason } }),
  keep: <Body>(id: PatientId, until: string) =>
    http<Body>(app, 'POST', `/api/patients/${id}/retention/keep`, {
      cookie,
      body: { until, reason: 'A family study is under way' },
    }),
  propose: <Body = { id: string }>(id: PatientId, body: Record<string, unknown> = {}) =>
    http<Body>(app, 'POST', `/api/patients/${id}/retention/propose`, {
      cookie,
      body: {
        noClaimKnown: true,
        nothingStillNeeded: true,
        reason: 'Zweckgrund, moved away years ago',
        ...body,
      },
    }),
  dispose: <Body>(id: PatientId, proposalId: string) =>
    http<Body>(app, 'POST', `/api/patients/${id}/retention/dispose`, { cookie, body: { proposalId } }),
});
