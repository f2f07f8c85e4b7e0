import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordDelivery } from '../../server/clinical/chaperone/could-see.ts';
import { PauseId } from '../../shared/ids.ts';
import type { ConsultationId, ParticipantId } from '../../shared/ids.ts';
import { agreePhotographs, bringChaperone, press, untilShutter } from '../support/journey.ts';
import { startTestApp } from '../support/test-app.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Place {
  readonly consultationId: ConsultationId;
  readonly receiver: ParticipantId;
  readonly owner: ParticipantId;
}

const intervals = async (receiver: ParticipantId): Promise<[number, number | null][]> => {
  const rows = await app.db
    .selectFrom('could_see')
    .select(['from_at', 'to_at'])
    .where('participant_id', '=', receiver)
    .orderBy('from_at')
    .execute();
  return rows.map((row) => [row.from_at.getTime(), row.to_at?.getTime() ?? null]);
};

const deliver = (place: Place, from: number, to: number | null): Promise<void> =>
  recordDelivery(app.db, { ...place, from: new Date(from), to: to === null ? null : new Date(to) });

test('[R30] could see: a gap is a gap, but the camera’s own pause for a still is not', async () => {
  const journey = await untilShutter(app);
  const chaperone = await bringChaperone(journey);
  const place = {
    consultationId: journey.id,
    receiver: chaperone.seen.ownParticipantId,
    owner: journey.patient.seen.ownParticipantId,
  };
  const start = Date.now() - 60_000;
  await deliver(place, start, null);
  await deliver(place, start, start + 10_000);
  // Four seconds of nothing without a photograph: the log shows it.
  await deliver(place, start + 14_000, null);
  expect(await intervals(place.receiver)).toEqual([
    [start, start + 10_000],
    [start + 14_000, null],
  ]);
  await journey.patient.until(
    'asked again',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'photographs') === true,
  );
  await agreePhotographs(journey);
  await journey.gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  await press(journey);
  const pressed = Date.now();
  await deliver(place, start + 14_000, pressed);
  await deliver(place, pressed + 6000, null);
  expect(await intervals(place.receiver)).toEqual([
    [start, start + 10_000],
    [start + 14_000, null],
  ]);
});

test('[R30] could see: a drop-out or a pause is a gap, also beside a photograph', async () => {
  const journey = await untilShutter(app);
  const chaperone = await bringChaperone(journey);
  const receiver = chaperone.seen.ownParticipantId;
  const place = { consultationId: journey.id, receiver, owner: journey.patient.seen.ownParticipantId };
  await journey.patient.until(
    'asked again',
    ({ view }) => view?.asks.some(({ kind }) => kind === 'photographs') === true,
  );
  await agreePhotographs(journey);
  await journey.gp.until('the shutter', ({ view }) => view?.gates.capture.open === true);
  await press(journey);
  const start = Date.now();
  await deliver(place, start, null);
  await deliver(place, start, start + 1000);
  await app.db
    .insertInto('pause')
    .values({
      id: PauseId.parse(randomUUID()),
      consultation_id: journey.id,
      started_at: new Date(start + 1000),
      started_by: JSON.stringify({ role: 'chaperone', participantId: receiver, name: 'Niamh Test' }),
      ended_at: new Date(start + 3000),
    })
    .execute();
  await deliver(place, start + 3000, null);
  await deliver(place, start + 3000, start + 4000);
  // Out of the call between the fourth second and the sixth.
  const presence = { consultation_id: journey.id, participant_id: receiver };
  await app.db
    .updateTable('presence')
    .set({ left_at: new Date(start + 4000) })
    .where('participant_id', '=', receiver)
    .execute();
  const back = new Date(start + 6000);
  await app.db
    .insertInto('presence')
    .values({ ...presence, id: randomUUID(), joined_at: back, last_seen_at: back })
    .execute();
  await deliver(place, start + 6000, null);
  expect(await intervals(receiver)).toEqual([
    [start, start + 1000],
    [start + 3000, start + 4000],
    [start + 6000, null],
  ]);
});

test('[R30] could see: what reaches the GP, or is the GP’s, is nobody’s could-see', async () => {
  const journey = await untilShutter(app);
  const gp = journey.gp.seen.ownParticipantId;
  const patient = journey.patient.seen.ownParticipantId;
  await deliver({ consultationId: journey.id, receiver: gp, owner: patient }, Date.now(), null);
  expect(await intervals(gp)).toEqual([]);
});
