import { sql } from 'kysely';
import type { DayEntry, Today } from '../../../shared/http.ts';
import type { CalendarDay } from '../../../shared/text.ts';
import type { StaffActor } from '../../identity/actor.ts';
import { LINK_AFTER_MS } from '../../identity/invitations.ts';
import { practiceCard } from '../../identity/practice.ts';
import { dayBounds, dayIn } from '../../platform/clock.ts';
import { availableUntil } from '../chaperone/availability.ts';
import type { ClinicalDeps } from './change-consultation.ts';
import { patientCard } from './views.ts';
import { withoutWords } from './without-words.ts';

const rows = (deps: ClinicalDeps, actor: StaffActor) =>
  deps.db
    .selectFrom('consultation')
    .innerJoin('patient', 'patient.id', 'consultation.patient_id')
    .innerJoin('app_user', 'app_user.id', 'consultation.clinician_id')
    .selectAll('patient')
    .select([
      'consultation.id as consultation_id',
      'consultation.starts_at',
      'consultation.duration_minutes',
      'consultation.reason',
      'consultation.state',
      'consultation.clinician_id',
      'consultation.locked_at',
      'consultation.help_requested_at',
      'app_user.name as clinician_name',
      sql<number>`(select count(*)::int from still s where s.consultation_id = consultation.id and s.state = 'unfiled')`.as(
        'unfiled',
      ),
      sql<Date | null>`(select min(s.stored_at) from still s where s.consultation_id = consultation.id and s.state = 'unfiled')`.as(
        'oldest_unfiled',
      ),
      sql<
        string | null
      >`(select s.body ->> 'answer' from statement s where s.consultation_id = consultation.id and s.kind = 'chaperone_answer' order by s.seq desc limit 1)`.as(
        'chaperone_answer',
      ),
      sql<
        string[]
      >`array(select p.name from participant p where p.consultation_id = consultation.id and p.role = 'chaperone' and p.status <> 'left')`.as(
        'chaperones',
      ),
      sql<
        string[]
      >`array(select p.id::text from participant p where p.consultation_id = consultation.id and p.role = 'chaperone' and p.status <> 'left')`.as(
        'chaperone_participants',
      ),
      sql<boolean>`exists(select 1 from statement s where s.consultation_id = consultation.id and s.kind = 'chaperone_wanted')`.as(
        'clinician_wants_chaperone',
      ),
      sql<boolean>`exists(select 1 from participant p where p.consultation_id = consultation.id and p.user_id = ${actor.userId})`.as(
        'joined',
      ),
      sql<boolean>`exists(select 1 from participant p where p.consultation_id = consultation.id and p.user_id = ${actor.userId} and p.role = 'chaperone' and p.admitted_at is not null and not exists(select 1 from chaperone_attestation a where a.participant_id = p.id))`.as(
        'unattested',
      ),
      sql<
        string | null
      >`(select p.id::text from participant p where p.consultation_id = consultation.id and p.role = 'patient')`.as(
        'patient_participant',
      ),
    ])
    .where('consultation.practice_id', '=', actor.practiceId)
    .where('consultation.kind', '=', 'consultation');

type Row = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

const ACTIVE = ['booked', 'preparing', 'waiting', 'conversation'];

const wantsChaperone = (row: Row): boolean =>
  ACTIVE.includes(row.state.name) && (row.chaperone_answer === 'accepted' || row.clinician_wants_chaperone);

/** In the call a chaperone who dropped out is none: another one is wanted (R31). Before it, their place is kept. */
const hasChaperone = (row: Row, connected: ReadonlySet<string>): boolean =>
  row.state.name === 'conversation'
    ? row.chaperone_participants.some((id) => connected.has(id))
    : row.chaperones.length > 0;

/**
 * R1, Art. 9(3): why a patient comes is for those who care for them. A chaperone sees where one is wanted or where they
 * have been, and a name to ask for.
 */
const mayRead = (actor: StaffActor, row: Row): boolean => row.clinician_id === actor.userId || row.joined;
const isListed = (actor: StaffActor, row: Row): boolean =>
  actor.role === 'gp' || row.joined || wantsChaperone(row);

const cardFor = (actor: StaffActor, row: Row, timeZone: string, now: Date): DayEntry['patient'] => {
  const card = patientCard(row, timeZone, now);
  return actor.role === 'gp' ? card : { ...card, identifier: '', phone: '' };
};

const toEntry = (deps: ClinicalDeps, actor: StaffActor, timeZone: string, row: Row): DayEntry => {
  const connected = new Set<string>(deps.connected(row.consultation_id));
  const active = ACTIVE.includes(row.state.name);
  return {
    id: row.consultation_id,
    startsAt: row.starts_at.toISOString(),
    durationMinutes: row.duration_minutes,
    reason: mayRead(actor, row) ? row.reason : '',
    // A chaperone who was there knows why somebody came; what the doctor decided and advised stays the doctor's.
    state: row.clinician_id === actor.userId ? row.state : withoutWords(row.state),
    patient: cardFor(actor, row, timeZone, deps.clock.now()),
    clinicianName: row.clinician_name,
    patientConnected: row.patient_participant !== null && connected.has(row.patient_participant),
    chaperoneWanted: wantsChaperone(row) && !hasChaperone(row, connected),
    chaperoneNames: row.chaperones,
    unfiled: row.unfiled,
    oldestUnfiledAt: row.oldest_unfiled?.toISOString() ?? null,
    helpRequestedAt: active ? (row.help_requested_at?.toISOString() ?? null) : null,
    linkLocked: row.locked_at !== null,
    attestationDue: row.unattested && ['finishing', 'closed'].includes(row.state.name),
    mine: row.clinician_id === actor.userId,
  };
};

/**
 * The consultations of one day. Today's list also holds what began before midnight and is not over while its links
 * still work, so that nobody disappears from it at the stroke of twelve.
 */
const ofDay = (deps: ClinicalDeps, actor: StaffActor, { from, to }: { from: Date; to: Date }, now: Date) => {
  const isToday = now >= from && now < to;
  return rows(deps, actor)
    .where(({ and, or, eb }) =>
      or([
        and([eb('consultation.starts_at', '>=', from), eb('consultation.starts_at', '<', to)]),
        and([
          eb.lit(isToday),
          eb('consultation.starts_at', '<', from),
          eb('consultation.starts_at', '>', new Date(now.getTime() - LINK_AFTER_MS)),
          eb('consultation.state_name', 'not in', ['closed', 'cancelled', 'no_show']),
        ]),
      ]),
    )
    .orderBy('consultation.starts_at')
    .execute();
};

/** The day's list of the practice, and this clinician's unfiled stills of other days (R18). */
export const today = async (
  deps: ClinicalDeps,
  actor: StaffActor,
  day: CalendarDay | undefined,
): Promise<Today> => {
  const now = deps.clock.now();
  const { timeZone } = await practiceCard(deps.db, actor.practiceId);
  const wanted = day ?? dayIn(now, timeZone);
  const { from, to } = dayBounds(wanted, timeZone);
  const entries = await ofDay(deps, actor, { from, to }, now);
  const elsewhere = await rows(deps, actor)
    .where('consultation.clinician_id', '=', actor.userId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('still')
          .select('still.id')
          .whereRef('still.consultation_id', '=', 'consultation.id')
          .where('still.state', '=', 'unfiled'),
      ),
    )
    .where(({ or, eb }) =>
      or([eb('consultation.starts_at', '<', from), eb('consultation.starts_at', '>=', to)]),
    )
    .orderBy('consultation.starts_at')
    .execute();
  const listed = new Set(entries.map((row) => row.consultation_id));
  const entry = (row: Row): DayEntry => toEntry(deps, actor, timeZone, row);
  return {
    serverNow: now.toISOString(),
    day: wanted,
    timeZone,
    availableUntil: await availableUntil(deps.db, actor, now),
    entries: entries.filter((row) => isListed(actor, row)).map(entry),
    unfiledElsewhere: elsewhere.filter((row) => !listed.has(row.consultation_id)).map(entry),
  };
};
