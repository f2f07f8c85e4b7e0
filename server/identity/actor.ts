import type { StaffRole } from '../../shared/http.ts';
import type { ConsultationId, ParticipantId, PracticeId, UserId } from '../../shared/ids.ts';

/** A signed-in member of staff; the session is looked up for every request. */
export interface StaffActor {
  readonly kind: 'staff';
  readonly sessionId: string;
  readonly userId: UserId;
  readonly practiceId: PracticeId;
  readonly name: string;
  readonly title: string;
  readonly role: StaffRole;
  readonly registration: string;
  readonly trained: boolean;
}

/** Somebody who came by link: the patient, whoever decides for them, or a chaperone without an account. Bound to one consultation. */
export interface LinkActor {
  readonly kind: 'patient' | 'representative' | 'chaperone_link';
  readonly sessionId: string;
  readonly practiceId: PracticeId;
  readonly consultationId: ConsultationId;
  readonly participantId: ParticipantId;
  readonly name: string;
  /** R20: long after the appointment: the receipt and nothing else. */
  readonly receiptOnly: boolean;
}

export type Actor = StaffActor | LinkActor;

/** The role that a session gives, whatever the consultation. */
export const sessionRole = (actor: Actor): StaffRole | 'patient' | 'representative' => {
  if (actor.kind === 'staff') return actor.role;
  return actor.kind === 'chaperone_link' ? 'chaperone' : actor.kind;
};
