import type { AuditEvent } from '../../../../shared/audit-events.ts';
import type { Consent, ConsultationState, Role, Still, Told } from '../../../../shared/consultation.ts';
import type { CalendarDay, Instant, Sha256 } from '../../../../shared/text.ts';

/** A stretch of time; `to` is null while it lasts. */
export interface Interval {
  readonly from: Instant;
  readonly to: Instant | null;
}

/** A professional the release names: the GP, a chaperone, or somebody of the practice who looked at a still. */
export interface ReleasePerson {
  /** Account id; for somebody without an account, the participant id. A UUID. */
  readonly id: string;
  readonly name: string;
  /** "GP", "Practice nurse". */
  readonly title: string;
  /** Medical Council number; empty where there is none. */
  readonly registration: string;
}

/** R4, R6: somebody who decides for the patient, or with them, or says so. */
export interface ReleaseRelated {
  /** The statement that names them. A UUID. */
  readonly id: string;
  /** Every statement under which their answers may be recorded. */
  readonly ids: readonly string[];
  readonly name: string;
  readonly relationship: string;
  /** By what authority, in the policy's words; null where it knows none. */
  readonly basis: string | null;
  readonly does: 'decides' | 'jointly' | 'supports' | 'no_authority' | 'unverified';
  /** On the patient's own screen, without a place of their own. */
  readonly beside: boolean;
  readonly removed: boolean;
  readonly validFrom: CalendarDay | null;
  readonly validUntil: CalendarDay | null;
}

/** R13, R29: a gate passed in an emergency, or what a second clinician decided. */
export interface ReleaseOverride {
  readonly id: string;
  readonly at: Instant;
  readonly event: 'gate.overridden' | 'override.decided';
  readonly what: string;
  readonly reason: string;
  /** What stood in the way, with its rule. */
  readonly passed: readonly string[];
}

/** Somebody's place in the consultation. `personId` is one of `people` or `related`; null for the patient. */
export interface ReleaseParticipant {
  readonly participantId: string;
  readonly personId: string | null;
  readonly role: Role;
  readonly title: string;
  readonly trained: boolean | null;
  readonly present: readonly Interval[];
  readonly couldSee: readonly Interval[];
}

/** A filed still with its decrypted picture and what was true when the shutter opened. */
export interface ReleaseStill {
  readonly still: Still;
  readonly picture: Buffer;
  /** SHA-1 of the picture, base64 (FHIR R4 `Attachment.hash`). */
  readonly attachmentHash: string;
  readonly necessity: string;
  readonly told: Told | null;
  /** Ids of the consents it was taken under. */
  readonly consents: readonly string[];
  /** Statements that name who decided (R4, R6); empty where the patient did. */
  readonly decidedBy: readonly string[];
  /** R13: the emergency overrides that held. */
  readonly overrides: readonly string[];
  /** Ids of the participants who were there. */
  readonly present: readonly string[];
  readonly policy: { readonly jurisdiction: string; readonly version: number };
  /** R19: it came from a record in which it was filed by mistake; who took it there is a third party. */
  readonly movedHere: boolean;
}

/** A wording that a consent names, as it was kept. */
export interface ReleaseWording {
  readonly sha256: Sha256;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly question: string;
}

/** The audit events that a release tells: about an image, about consent to it, or past it. */
export type ReleasedEvent =
  Extract<AuditEvent, `${'still' | 'capture' | 'consent'}.${string}`> | ReleaseOverride['event'];

/** One audit entry about an image or a consent. */
export interface ReleaseAudit {
  readonly at: Instant;
  readonly event: ReleasedEvent;
  readonly actor: { readonly role: string; readonly userId?: string; readonly participantId?: string };
  readonly stillId: string | null;
  readonly captureId: string | null;
  readonly scope: string | null;
  /** Whose consent: the statement that names them, or null for the patient. */
  readonly by: string | null;
  readonly lawfulBasis: string | null;
}

/** The consultation's note, the last version of it. */
export interface ReleaseNote {
  readonly id: string;
  readonly at: Instant;
  readonly note: string;
  readonly safetyNet: string;
}

/** Everything a release is made of: facts, no clock, no database, no keys. */
export interface ReleaseFacts {
  readonly releasedAt: Instant;
  readonly practice: {
    readonly id: string;
    readonly name: string;
    readonly phone: string;
    readonly address: string;
  };
  readonly patient: {
    readonly id: string;
    readonly name: string;
    readonly preferredName: string;
    readonly dateOfBirth: CalendarDay;
    readonly identifierKind: string;
    readonly identifier: string;
    readonly phone: string;
  };
  readonly consultation: {
    readonly id: string;
    /** `correction`: never an appointment (R19). */
    readonly kind: 'consultation' | 'correction';
    readonly startsAt: Instant;
    readonly reason: string;
    readonly state: ConsultationState;
    /** What the patient answered about a chaperone (R30). */
    readonly chaperoneAnswer: string | null;
  };
  /** Id of the consulting GP among `people`. */
  readonly clinicianId: string;
  readonly people: readonly ReleasePerson[];
  readonly related: readonly ReleaseRelated[];
  readonly overrides: readonly ReleaseOverride[];
  /** R6: why it was necessary where nobody had authority; null otherwise. */
  readonly nobodyDecides: string | null;
  readonly participants: readonly ReleaseParticipant[];
  readonly consents: readonly Consent[];
  readonly wordings: readonly ReleaseWording[];
  readonly stills: readonly ReleaseStill[];
  readonly note: ReleaseNote | null;
  readonly audit: readonly ReleaseAudit[];
}
