import type { ColumnType, GeneratedAlways, JSONColumnType } from 'kysely';
import type {
  Author,
  CaptureAbout,
  ConsentScope,
  ConsultationState,
  Identified,
  Role,
  Still,
  Told,
  WordingRef,
} from '../../shared/consultation.ts';
import type { StaffRole } from '../../shared/http.ts';
import type { ReviewDetail, ReviewKind, ReviewOutcome } from '../../shared/http-review.ts';
import type { Jurisdiction, RetentionCategory } from '../../shared/policy.ts';
import type { AccessClosed, Asker, LeaveOutGround, PackCounts } from '../../shared/http-access.ts';
import type { PracticePolicy } from '../../shared/practice-policy.ts';
import type { DestroyedCopy, DestroyedStill, RetentionFactKind } from '../../shared/http-retention.ts';
import type { CopyCheck, CopyEdits, Giver, SharePurpose, SharingTold } from '../../shared/http-sharing.ts';
import type { BodySite, Side } from '../../shared/body-sites.ts';
import type {
  BreakGlassId,
  AccessPackId,
  AccessRequestId,
  CaptureId,
  ConsentId,
  ConsultationId,
  DisposalId,
  HoldId,
  CopyId,
  ParticipantId,
  PatientId,
  PauseId,
  PracticeId,
  ReviewItemId,
  RetentionFactId,
  RetentionReviewId,
  ShareId,
  SharingConsentId,
  StatementId,
  StillId,
  UserId,
} from '../../shared/ids.ts';

type Time = ColumnType<Date, Date | string, Date | string>;
type MaybeTime = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
type Default<T> = ColumnType<T, T | undefined, T>;
type Json<T extends object> = JSONColumnType<T>;
type MaybeJson<T extends object> = ColumnType<T | null, string | null | undefined, string | null>;

export interface PracticeTable {
  id: PracticeId;
  name: string;
  phone: string;
  address: string;
  healthmail: string;
  time_zone: string;
  complaints: string;
  article_6_basis: string;
  jurisdiction: Default<Jurisdiction>;
  created_at: Default<Date>;
}

export interface UserTable {
  id: UserId;
  practice_id: PracticeId;
  email: string;
  name: string;
  title: string;
  role: StaffRole;
  registration: Default<string>;
  trained: Default<boolean>;
  password_hash: string;
  disabled_at: MaybeTime;
  created_at: Default<Date>;
}

interface PrivateMessageTable {
  id: string;
  consultation_id: ConsultationId;
  chaperone_id: ParticipantId;
  from_chaperone: boolean;
  at: Time;
  text: string;
}

interface ChaperoneAttestationTable {
  id: string;
  consultation_id: ConsultationId;
  participant_id: ParticipantId;
  at: Time;
  saw: 'all' | 'part' | 'none';
  note: string;
  concern: boolean;
}

interface PracticePolicyTable {
  seq: GeneratedAlways<number>;
  practice_id: PracticeId;
  at: Time;
  by_user_id: UserId | null;
  body: Json<PracticePolicy>;
}

interface StaffSessionTable {
  id: string;
  user_id: UserId;
  created_at: Default<Date>;
  expires_at: Time;
  ended_at: MaybeTime;
}

export interface PatientTable {
  id: PatientId;
  practice_id: PracticeId;
  name: string;
  preferred_name: Default<string>;
  date_of_birth: string;
  identifier_kind: string;
  identifier: string;
  phone: Default<string>;
  wrapped_key: Buffer;
  created_at: Default<Date>;
  disposed_at: MaybeTime;
}

export interface ConsultationTable {
  id: ConsultationId;
  practice_id: PracticeId;
  patient_id: PatientId;
  clinician_id: UserId;
  starts_at: Time;
  duration_minutes: number;
  reason: string;
  state: Json<ConsultationState>;
  state_name: GeneratedAlways<ConsultationState['name']>;
  version: Default<number>;
  failed_verifications: Default<number>;
  locked_at: MaybeTime;
  verified_at: MaybeTime;
  help_requested_at: MaybeTime;
  created_at: Default<Date>;
  kind: Default<'consultation' | 'correction'>;
}

export interface InvitationTable {
  id: string;
  consultation_id: ConsultationId;
  kind: 'patient' | 'chaperone' | 'representative';
  token_hash: string;
  name: string | null;
  title: string | null;
  trained: boolean | null;
  created_by: UserId;
  created_at: Default<Date>;
  revoked_at: MaybeTime;
  representative_id: StatementId | null;
}

export interface ParticipantTable {
  id: ParticipantId;
  consultation_id: ConsultationId;
  role: Role;
  user_id: UserId | null;
  invitation_id: string | null;
  name: string;
  title: Default<string>;
  trained: boolean | null;
  identified: Identified;
  status: 'held' | 'admitted' | 'left';
  arrived_at: Time;
  admitted_at: MaybeTime;
  left_at: MaybeTime;
  representative_id: StatementId | null;
}

interface LinkSessionTable {
  id: string;
  consultation_id: ConsultationId;
  participant_id: ParticipantId;
  kind: 'patient' | 'chaperone';
  created_at: Default<Date>;
  expires_at: Time;
  ended_at: MaybeTime;
  end_reason: string | null;
  receipt_only: Default<boolean>;
}

interface PresenceTable {
  id: string;
  consultation_id: ConsultationId;
  participant_id: ParticipantId;
  joined_at: Time;
  last_seen_at: Time;
  left_at: MaybeTime;
}

interface CouldSeeTable {
  id: string;
  consultation_id: ConsultationId;
  participant_id: ParticipantId;
  from_at: Time;
  last_seen_at: Time;
  to_at: MaybeTime;
}

interface StatementTable {
  seq: GeneratedAlways<number>;
  id: StatementId;
  consultation_id: ConsultationId;
  at: Time;
  kind: string;
  body: Json<Record<string, unknown>>;
  author: Json<Author>;
}

interface WordingTable {
  id: string;
  version: number;
  language: string;
  sha256: string;
  content: Json<{ title: string; paragraphs: string[]; question: string }>;
  practice_id: PracticeId | null;
  at: Default<Date>;
  by_user_id: UserId | null;
}

interface ConsentTable {
  seq: GeneratedAlways<number>;
  id: ConsentId;
  consultation_id: ConsultationId;
  patient_id: PatientId;
  at: Time;
  scope: ConsentScope;
  decision: 'yes' | 'no' | 'withdrawn';
  giver: Json<Author>;
  how: 'tap' | 'spoken' | 'written';
  noted_by: MaybeJson<Author>;
  wording: Json<WordingRef>;
  told: MaybeJson<Told>;
  given_by: StatementId | null;
  provisional: boolean;
}

interface PauseTable {
  id: PauseId;
  consultation_id: ConsultationId;
  started_at: Time;
  started_by: Json<Author>;
  resume_requested_at: MaybeTime;
  ended_at: MaybeTime;
}

export interface CaptureTable {
  id: CaptureId;
  consultation_id: ConsultationId;
  patient_id: PatientId;
  participant_id: ParticipantId;
  token_hash: string;
  requested_by: UserId;
  requested_at: Time;
  expires_at: Time;
  state: 'requested' | 'uploading' | 'processing' | 'stored' | 'refused' | 'failed' | 'stopped' | 'expired';
  received: Default<number>;
  total: Default<number>;
  ended: string | null;
  about: MaybeJson<CaptureAbout>;
  sha256_device: string | null;
  wrapped_upload_key: Buffer | null;
  provenance: Json<Record<string, unknown>>;
  transient_destroyed_at: MaybeTime;
  forgotten_at: MaybeTime;
}

export interface StillTable {
  id: StillId;
  patient_id: PatientId;
  consultation_id: ConsultationId;
  capture_id: CaptureId;
  taken_at: Time;
  stored_at: Time;
  state: Still['state'];
  width: number;
  height: number;
  bytes: number;
  sha256_device: string;
  sha256_stored: string;
  about: Json<CaptureAbout>;
  provenance: Json<Record<string, unknown>>;
  wrapped_key: Buffer | null;
  site: BodySite | null;
  side: Side | null;
  label: Default<string>;
  filed_at: MaybeTime;
  filed_by: UserId | null;
  discarded_at: MaybeTime;
  awaits_decision: Default<boolean>;
  decision: MaybeJson<NonNullable<Still['decision']>>;
  in_practice_record_at: MaybeTime;
  moved_from_id: StillId | null;
  objects_destroyed_at: MaybeTime;
  patient_may_see: Default<boolean>;
  own_picture: MaybeJson<NonNullable<Still['ownPicture']>>;
}

interface StillMoveTable {
  id: string;
  at: Time;
  practice_id: PracticeId;
  from_still_id: StillId;
  to_still_id: StillId;
  by_user_id: UserId;
  by_name: string;
  reason: string;
  consent_note: string;
  confirmed: Json<Record<string, unknown>>;
  origin: Json<Record<string, unknown>>;
}

interface AuditTable {
  seq: GeneratedAlways<number>;
  at: Time;
  practice_id: PracticeId | null;
  consultation_id: ConsultationId | null;
  patient_id: PatientId | null;
  actor: Json<Record<string, unknown>>;
  event: string;
  detail: Json<Record<string, unknown>>;
  lawful_basis: string | null;
}

interface BreakGlassTable {
  id: BreakGlassId;
  practice_id: PracticeId;
  patient_id: PatientId;
  user_id: UserId;
  at: Time;
  until: Time;
  ground: string;
  reason: string;
  ended_at: MaybeTime;
}

interface ReviewItemTable {
  id: ReviewItemId;
  practice_id: PracticeId;
  kind: ReviewKind;
  patient_id: PatientId;
  consultation_id: ConsultationId | null;
  break_glass_id: BreakGlassId | null;
  /** Whose act it is. */
  about_user: UserId;
  /** R30: the chaperone who has a concern; null when the act itself raised it. */
  raised_by_participant: ParticipantId | null;
  second_by: UserId | null;
  raised_at: Time;
  reason: string;
  detail: Json<ReviewDetail>;
  cleared_by: UserId | null;
  cleared_at: MaybeTime;
  outcome: ReviewOutcome | null;
  words: string | null;
}

interface ImagePolicyTable {
  practice_id: PracticeId;
  version: number;
  at: Time;
  by_user_id: UserId | null;
  text: string;
  sha256: string;
}

interface ImagePolicyAcknowledgementTable {
  practice_id: PracticeId;
  version: number;
  user_id: UserId;
  at: Time;
}

interface RetentionFactTable {
  seq: GeneratedAlways<number>;
  id: RetentionFactId;
  patient_id: PatientId;
  at: Time;
  by_user_id: UserId;
  kind: RetentionFactKind;
  applies: boolean;
  on_day: string | null;
  reason: string;
}

interface RetentionHoldTable {
  seq: GeneratedAlways<number>;
  id: HoldId;
  patient_id: PatientId;
  at: Time;
  by_user_id: UserId;
  reason: string;
}

interface RetentionHoldLiftedTable {
  hold_id: HoldId;
  patient_id: PatientId;
  at: Time;
  by_user_id: UserId;
  reason: string;
}

interface RetentionReviewTable {
  seq: GeneratedAlways<number>;
  id: RetentionReviewId;
  patient_id: PatientId;
  at: Time;
  by_user_id: UserId;
  decision: 'keep' | 'propose';
  keep_until: string | null;
  reason: string;
  standing: Json<Record<string, unknown>>;
}

interface DisposalTable {
  seq: GeneratedAlways<number>;
  id: DisposalId;
  practice_id: PracticeId;
  patient_id: PatientId;
  at: Time;
  proposed_at: Time;
  proposed_by: UserId;
  confirmed_by: UserId;
  category: RetentionCategory;
  rule: string;
  source: string;
  kept_until: string;
  jurisdiction: Jurisdiction;
  pack_version: number;
  consultations: Json<ConsultationId[]>;
  stills: Json<DestroyedStill[]>;
  copies: Json<DestroyedCopy[]>;
  removed: Json<Record<string, number>>;
  identity_salt: string;
  identity_sha256: string;
  xact: GeneratedAlways<string>;
}

interface DisposalFinishedTable {
  disposal_id: DisposalId;
  at: Time;
  objects: number;
}

interface SharingConsentTable {
  seq: GeneratedAlways<number>;
  id: SharingConsentId;
  practice_id: PracticeId;
  patient_id: PatientId;
  consultation_id: ConsultationId;
  at: Time;
  scope: 'share' | 'teaching';
  decision: 'yes' | 'no' | 'withdrawn';
  ends: SharingConsentId | null;
  given_by: JSONColumnType<Giver[]>;
  how: 'spoken' | 'tap';
  noted_by: UserId | null;
  wording: Json<WordingRef>;
  told: Json<SharingTold>;
  still_ids: StillId[];
}

export interface ShareTable {
  id: ShareId;
  practice_id: PracticeId;
  patient_id: PatientId;
  consent_id: SharingConsentId;
  recipient_name: string;
  recipient_role: string;
  recipient_organisation: string;
  purpose: SharePurpose;
  why: string;
  message: string;
  identified: boolean;
  created_by: UserId;
  created_at: Time;
  expires_at: Time;
  token_hash: string | null;
  code_hash: string | null;
  issued_at: MaybeTime;
  code_tries: Default<number>;
  locked_at: MaybeTime;
  ended_at: MaybeTime;
  ended_why: 'stopped' | 'withdrawn' | 'nothing_left' | null;
}

interface ShareItemTable {
  share_id: ShareId;
  position: number;
  still_id: StillId;
  caption: string;
}

interface ShareSessionTable {
  id: string;
  share_id: ShareId;
  created_at: Time;
  expires_at: Time;
  ended_at: MaybeTime;
}

interface ShareLookTable {
  id: GeneratedAlways<number>;
  share_id: ShareId;
  position: number;
  at: Time;
}

export interface StillCopyTable {
  id: CopyId;
  still_id: StillId;
  patient_id: PatientId;
  practice_id: PracticeId;
  consent_id: SharingConsentId;
  made_by: UserId;
  made_at: Time;
  edits: Json<CopyEdits>;
  width: number;
  height: number;
  bytes: number;
  sha256_stored: string;
  wrapped_key: Buffer | null;
  state: 'to_check' | 'sent_back' | 'accepted' | 'destroyed';
  checked_by: UserId | null;
  checked_at: MaybeTime;
  checked: MaybeJson<CopyCheck>;
  sent_back_reason: string | null;
  in_collection_at: MaybeTime;
  destroyed_at: MaybeTime;
  destroyed_why: 'withdrawn' | 'origin_gone' | 'discarded' | null;
}

interface BackgroundJobTable {
  id: string;
  queue: string;
  subject_id: string;
  state: 'queued' | 'running' | 'done' | 'failed';
  attempts: Default<number>;
  steps_done: Default<number>;
  steps_total: Default<number>;
  code: string | null;
  created_at: Time;
  ended_at: MaybeTime;
}

interface AccessRequestTable {
  id: AccessRequestId;
  practice_id: PracticeId;
  patient_id: PatientId;
  received_on: string;
  due_on: string;
  extended_why: string | null;
  asker: Json<Asker>;
  age_then: number;
  recorded_by: UserId;
  recorded_at: Time;
  closed_at: MaybeTime;
  closed_by: UserId | null;
  closed: MaybeJson<AccessClosed>;
}

interface AccessDecisionTable {
  seq: GeneratedAlways<number>;
  request_id: AccessRequestId;
  patient_id: PatientId;
  item: string;
  text_sha256: string;
  include: boolean;
  ground: LeaveOutGround | null;
  reason: string;
  at: Time;
  by_user_id: UserId;
}

export interface AccessPackTable {
  id: AccessPackId;
  request_id: AccessRequestId;
  job_id: string;
  asked_by: UserId;
  asked_at: Time;
  made_at: MaybeTime;
  expires_at: MaybeTime;
  wrapped_key: Buffer | null;
  sha256: string | null;
  bytes: number | null;
  contents: MaybeJson<PackCounts>;
  downloaded_at: MaybeTime;
  downloaded_by: UserId | null;
  destroyed_at: MaybeTime;
}

/** Tables as `server/migrations` makes them. */
export interface Schema {
  practice: PracticeTable;
  app_user: UserTable;
  practice_policy: PracticePolicyTable;
  private_message: PrivateMessageTable;
  chaperone_attestation: ChaperoneAttestationTable;
  chaperone_available: { user_id: UserId; until: Time };
  staff_session: StaffSessionTable;
  patient: PatientTable;
  consultation: ConsultationTable;
  invitation: InvitationTable;
  participant: ParticipantTable;
  link_session: LinkSessionTable;
  presence: PresenceTable;
  could_see: CouldSeeTable;
  statement: StatementTable;
  wording: WordingTable;
  consent: ConsentTable;
  pause: PauseTable;
  capture: CaptureTable;
  still: StillTable;
  still_move: StillMoveTable;
  audit_entry: AuditTable;
  break_glass: BreakGlassTable;
  review_item: ReviewItemTable;
  image_policy: ImagePolicyTable;
  image_policy_acknowledgement: ImagePolicyAcknowledgementTable;
  retention_fact: RetentionFactTable;
  retention_hold: RetentionHoldTable;
  retention_hold_lifted: RetentionHoldLiftedTable;
  retention_review: RetentionReviewTable;
  disposal: DisposalTable;
  disposal_finished: DisposalFinishedTable;
  sharing_consent: SharingConsentTable;
  share: ShareTable;
  share_item: ShareItemTable;
  share_session: ShareSessionTable;
  share_look: ShareLookTable;
  still_copy: StillCopyTable;
  background_job: BackgroundJobTable;
  access_request: AccessRequestTable;
  access_decision: AccessDecisionTable;
  access_pack: AccessPackTable;
}
