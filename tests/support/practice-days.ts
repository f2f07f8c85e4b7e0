import { randomUUID } from 'node:crypto';
import {
  CaptureId,
  ConsentId,
  ConsultationId,
  ParticipantId,
  StatementId,
  StillId,
} from '../../shared/ids.ts';
import type { PatientId, UserId } from '../../shared/ids.ts';
import { ABOUT } from './journey.ts';
import type { TestApp, TestPractice } from './test-app.ts';

const HASH = 'a'.repeat(64);
const MINUTE = 60_000;

interface Day {
  /** Minutes before now. */
  readonly ago: number;
  readonly clinician?: UserId;
  readonly practice?: TestPractice;
}

/** What lies in a still's rows: written straight into the tables, so that a test counts what it wrote and nothing else. */
export interface StillRow extends Day {
  readonly take?: 'yes' | 'provisional' | 'after' | 'none';
  readonly store?: 'yes' | 'other' | 'none';
  readonly necessity?: string;
  /** Minutes from storing to filing; null for not filed. */
  readonly filedAfter?: number | null;
  readonly state?: 'unfiled' | 'filed' | 'discarded';
  readonly nobody?: boolean;
}

/** Puts consultations and stills of other days into a practice's tables. */
export class PracticeDays {
  readonly #app: TestApp;
  readonly #patientId: PatientId;

  constructor(app: TestApp, patientId: PatientId) {
    this.#app = app;
    this.#patientId = patientId;
  }

  at(ago: number): Date {
    return new Date(this.#app.clock.now().getTime() - ago * MINUTE);
  }

  async consultation(
    { ago, clinician, practice = this.#app.practice }: Day,
    held = true,
  ): Promise<ConsultationId> {
    const id = ConsultationId.parse(randomUUID());
    const at = this.at(ago).toISOString();
    const closed = { name: 'closed', openedAt: at, endedAt: at, closedAt: at, unfiledReason: null };
    await this.#app.db
      .insertInto('consultation')
      .values({
        id,
        practice_id: practice.id,
        patient_id: this.#patientId,
        clinician_id: clinician ?? practice.gp,
        starts_at: at,
        duration_minutes: 15,
        reason: 'Secret rash',
        state: JSON.stringify(held ? closed : { name: 'booked' }),
      })
      .execute();
    return id;
  }

  async answer(id: ConsultationId, answer: 'accepted' | 'declined', ago: number): Promise<void> {
    const author = { role: 'patient', participantId: null, name: 'Patient' };
    await this.#app.db
      .insertInto('statement')
      .values({
        id: StatementId.parse(randomUUID()),
        consultation_id: id,
        at: this.at(ago),
        kind: 'chaperone_answer',
        body: JSON.stringify({ answer, preference: '', askedBy: 'before_the_call' }),
        author: JSON.stringify(author),
      })
      .execute();
  }

  async #consent(
    consultationId: ConsultationId,
    scope: 'take' | 'store',
    at: Date,
    provisional: boolean,
  ): Promise<ConsentId> {
    const id = ConsentId.parse(randomUUID());
    const giver = { role: 'patient', participantId: null, name: 'Patient' };
    await this.#app.db
      .insertInto('consent')
      .values({
        id,
        consultation_id: consultationId,
        patient_id: this.#patientId,
        at,
        scope,
        decision: 'yes',
        giver: JSON.stringify(giver),
        how: 'tap',
        noted_by: null,
        wording: JSON.stringify({ id: 'take', version: 1, sha256: HASH, language: 'en' }),
        told: null,
        provisional,
      })
      .execute();
    return id;
  }

  /** The consents that a still is bound to, as the row says. */
  async #consents(id: ConsultationId, row: StillRow): Promise<string[]> {
    const { take = 'yes', store = 'yes', ago } = row;
    const bound: string[] = [];
    const before = this.at(ago + 1);
    if (take !== 'none')
      bound.push(
        await this.#consent(id, 'take', take === 'after' ? this.at(ago - 1) : before, take === 'provisional'),
      );
    // `other`: there is a consent to storing, and this still is not bound to it.
    if (store !== 'none') {
      const given = await this.#consent(id, 'store', before, false);
      if (store === 'yes') bound.push(given);
    }
    return bound;
  }

  async still(row: StillRow): Promise<StillId> {
    const { filedAfter = 1, necessity = 'Secret reason', ago } = row;
    const consultationId = await this.consultation(row);
    const stored = this.at(ago);
    const provenance = JSON.stringify({
      necessity,
      consents: await this.#consents(consultationId, row),
      participants: [],
      ...(row.nobody ? { decided: { who: 'nobody', statements: [] } } : {}),
    });
    const captureId = CaptureId.parse(randomUUID());
    const shared = { consultation_id: consultationId, patient_id: this.#patientId, provenance };
    const participant = await this.#participant(consultationId);
    await this.#app.db
      .insertInto('capture')
      .values({
        ...shared,
        id: captureId,
        participant_id: participant,
        token_hash: randomUUID(),
        requested_by: (row.practice ?? this.#app.practice).gp,
        requested_at: stored,
        expires_at: stored,
        state: 'stored',
      })
      .execute();
    const id = StillId.parse(randomUUID());
    const filed = filedAfter === null ? null : new Date(stored.getTime() + filedAfter * MINUTE);
    await this.#app.db
      .insertInto('still')
      .values({
        ...shared,
        id,
        capture_id: captureId,
        taken_at: stored,
        stored_at: stored,
        state: row.state ?? (filed ? 'filed' : 'unfiled'),
        width: 1,
        height: 1,
        bytes: 1,
        sha256_device: HASH,
        sha256_stored: HASH,
        about: JSON.stringify(ABOUT),
        wrapped_key: null,
        site: null,
        side: null,
        filed_by: null,
        filed_at: filed,
      })
      .execute();
    return id;
  }

  async #participant(consultationId: ConsultationId) {
    const { participant_id } = await this.join(consultationId, 'patient');
    return participant_id;
  }

  async join(consultationId: ConsultationId, role: 'patient' | 'chaperone') {
    const at = this.at(0);
    const row = await this.#app.db
      .insertInto('participant')
      .values({
        id: ParticipantId.parse(randomUUID()),
        consultation_id: consultationId,
        role,
        user_id: null,
        invitation_id: null,
        name: 'Somebody',
        trained: null,
        identified: 'personal_link',
        status: 'left',
        arrived_at: at,
        admitted_at: at,
      })
      .returning('id as participant_id')
      .executeTakeFirstOrThrow();
    return row;
  }
}
