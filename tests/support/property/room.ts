import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { createHandlers } from '../../../server/signalling/handlers.ts';
import { handle } from '../../../server/signalling/handle.ts';
import type { Member } from '../../../server/signalling/hub.ts';
import type { Actor } from '../../../server/identity/actor.ts';
import { findStaff } from '../../../server/identity/staff-sessions.ts';
import type { Role } from '../../../shared/consultation.ts';
import type { ConsultationId, ParticipantId, PatientId, UserId } from '../../../shared/ids.ts';
import type { ClientEventName, Reply } from '../../../shared/signalling.ts';
import type { TestApp } from '../test-app.ts';

type Id = ConsultationId & ParticipantId & PatientId & UserId;
const uuid = (): Id => randomUUID() as Id;

export type Who = 'gp' | 'patient' | 'representative' | 'chaperone';

/** A consultation in the database and its four people, whose events go through parse, role and use case as from a socket. */
export interface Room {
  readonly id: ConsultationId;
  readonly places: Readonly<Record<Who, ParticipantId>>;
  readonly connected: Set<ParticipantId>;
  send(who: Who, event: ClientEventName, payload: unknown): Promise<Reply<unknown>>;
  /** The newest statement of a kind, as stored. */
  lastStatement(kind: string): Promise<string>;
  /** Gives the representative's page the authority that a statement names, as their link would. */
  standFor(statementId: string): Promise<void>;
}

/** Statements that are the same in every run. */
const STANDING: readonly [string, Role, Record<string, unknown>][] = [
  ['place', 'patient', { place: 'Home', callBack: '085 555 0101' }],
  ['privacy', 'patient', { private: true, comfortable: true, others: '', participants: [] }],
  ['safe_to_talk', 'patient', { answer: 'yes' }],
  ['limitations_acknowledged', 'patient', {}],
  ['device_notice_acknowledged', 'patient', {}],
  ['best_interest', 'gp', { reason: 'delay_could_harm', note: '' }],
  ['modality', 'gp', { modality: 'both', reason: 'Overview and detail' }],
  ['no_interruption', 'gp', { participants: [] }],
  [
    'opening',
    'gp',
    {
      nameAndRegistrationSaid: true,
      patientSeen: true,
      place: 'Home',
      callBack: '1',
      emergencyExplained: true,
    },
  ],
  ['limitations_discussed', 'gp', {}],
];

/** R11: whoever joined from elsewhere was let in before anything else happens. */
const welcome = (participantId: ParticipantId): typeof STANDING => [
  ['newcomer', 'patient', { participantId, comfortable: true }],
  ['no_interruption', 'gp', { participants: [participantId] }],
];

/** Opens rooms on an application's database; without sockets and media, which these properties are not about. */
export const createRooms = async (app: TestApp, staffSession: string) => {
  const { db, clock } = app;
  const gp = await findStaff(db, staffSession, clock.now());
  if (!gp) throw new Error('not signed in');
  const rooms = new Map<ConsultationId, Set<ParticipantId>>();
  const deps = {
    db,
    clock,
    connected: (id: ConsultationId) => rooms.get(id) ?? new Set<ParticipantId>(),
    committed: () => Promise.resolve(),
  };
  const handling = {
    handlers: createHandlers(deps, app.media),
    log: pino({ level: 'silent' }),
    limit: () => Promise.resolve(),
    refused: () => Promise.resolve(),
  };

  const insert = async (
    dateOfBirth: string,
    leftOut: string | null,
  ): Promise<Omit<Room, 'send'> & { members: Record<Who, Member> }> => {
    const [id, patientId, now] = [uuid(), uuid(), clock.now()];
    const places = { gp: uuid(), patient: uuid(), representative: uuid(), chaperone: uuid() };
    const sessions = { patient: uuid(), representative: uuid(), chaperone: uuid() };
    await db.transaction().execute(async (tx) => {
      await tx
        .insertInto('patient')
        .values({
          id: patientId,
          practice_id: app.practice.id,
          name: 'Síle Ní Bhriain',
          date_of_birth: dateOfBirth,
          identifier_kind: 'Practice number',
          identifier: patientId,
          wrapped_key: Buffer.from('not used: no picture is sent'),
        })
        .execute();
      await tx
        .insertInto('consultation')
        .values({
          id,
          practice_id: app.practice.id,
          patient_id: patientId,
          clinician_id: app.practice.gp,
          starts_at: now,
          duration_minutes: 15,
          reason: 'Rash',
          state: JSON.stringify({ name: 'conversation', openedAt: now.toISOString() }),
          verified_at: now,
        })
        .execute();
      await tx
        .insertInto('participant')
        .values(
          (Object.keys(places) as Who[]).map((role) => ({
            id: places[role],
            consultation_id: id,
            role,
            user_id: role === 'gp' ? app.practice.gp : null,
            name: `The ${role}`,
            title: '',
            identified: role === 'gp' ? ('staff_sign_in' as const) : ('personal_link' as const),
            status: role === 'chaperone' ? ('held' as const) : ('admitted' as const),
            arrived_at: now,
            admitted_at: role === 'chaperone' ? null : now,
          })),
        )
        .execute();
      await tx
        .insertInto('link_session')
        .values(
          (['patient', 'representative', 'chaperone'] as const).map((role) => ({
            id: sessions[role],
            consultation_id: id,
            participant_id: places[role],
            kind: role === 'chaperone' ? ('chaperone' as const) : ('patient' as const),
            expires_at: new Date(now.getTime() + 3_600_000),
          })),
        )
        .execute();
      await tx
        .insertInto('statement')
        .values(
          [...STANDING, ...welcome(places.representative)]
            .filter(([kind]) => kind !== leftOut)
            .map(([kind, role, body]) => ({
              id: uuid() as never,
              consultation_id: id,
              at: now,
              kind,
              body: JSON.stringify(body),
              author: JSON.stringify({ role, participantId: null, name: role }),
            })),
        )
        .execute();
    });
    const connected = new Set<ParticipantId>([places.gp, places.patient, places.representative]);
    rooms.set(id, connected);
    const link = (role: 'patient' | 'representative' | 'chaperone'): Actor => ({
      kind: role === 'chaperone' ? 'chaperone_link' : role,
      sessionId: sessions[role],
      practiceId: app.practice.id,
      consultationId: id,
      participantId: places[role],
      name: `The ${role}`,
      receiptOnly: false,
    });
    const member = (role: Who): Member => ({
      socketId: places[role],
      consultationId: id,
      participantId: places[role],
      role,
      actor: role === 'gp' ? gp : link(role),
      send: () => undefined,
      disconnect: () => undefined,
    });
    const members = {
      gp: member('gp'),
      patient: member('patient'),
      representative: member('representative'),
      chaperone: member('chaperone'),
    };
    return {
      id,
      places,
      connected,
      members,
      lastStatement: async (kind) =>
        (
          await db
            .selectFrom('statement')
            .select('id')
            .where('consultation_id', '=', id)
            .where('kind', '=', kind)
            .orderBy('seq', 'desc')
            .limit(1)
            .executeTakeFirstOrThrow()
        ).id,
      standFor: async (statementId) => {
        await db
          .updateTable('participant')
          .set({ representative_id: statementId as never })
          .where('id', '=', places.representative)
          .execute();
      },
    };
  };

  return {
    open: async (dateOfBirth: string, leftOut: string | null): Promise<Room> => {
      const { members, ...room } = await insert(dateOfBirth, leftOut);
      return { ...room, send: (who, event, payload) => handle(handling, members[who], event, payload) };
    },
  };
};
