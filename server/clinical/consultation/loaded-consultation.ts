import type { Selectable } from 'kysely';
import type { ConsultationFacts } from '../../../shared/consultation.ts';
import type { ConsultationId, ParticipantId, PatientId, PracticeId, UserId } from '../../../shared/ids.ts';
import type { PracticePolicy } from '../../../shared/practice-policy.ts';
import type { Wordings } from '../consent/wordings.ts';
import type { PatientTable, PracticeTable } from '../../platform/schema.ts';

/** The aggregate as loaded: facts for the rules, and what the use cases need beside them. */
export interface LoadedConsultation {
  readonly id: ConsultationId;
  readonly practiceId: PracticeId;
  readonly patientId: PatientId;
  readonly clinicianId: UserId;
  readonly version: number;
  /** `correction`: an entry of the record, never an appointment (R19). */
  readonly kind: 'consultation' | 'correction';
  readonly practice: Selectable<PracticeTable>;
  readonly patient: Selectable<PatientTable>;
  readonly helpRequestedAt: string | null;
  readonly durationMinutes: number;
  /** What the practice chose, as it holds now. */
  readonly practicePolicy: PracticePolicy;
  /** Who the participants are behind their roles, by participant id. */
  readonly users: ReadonlyMap<ParticipantId, UserId>;
  /** R3: the wordings in force at this practice. */
  readonly wordings: Wordings;
  readonly facts: ConsultationFacts;
}
