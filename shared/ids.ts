import * as z from 'zod/mini';

/** Branded ids (UUIDs made by the server): one kind cannot be passed where another is meant. */
const id = <Kind extends string>() => z.uuid().brand<Kind>();

export const PracticeId = id<'PracticeId'>();
export const UserId = id<'UserId'>();
export const PatientId = id<'PatientId'>();
export const ConsultationId = id<'ConsultationId'>();
export const ParticipantId = id<'ParticipantId'>();
export const StatementId = id<'StatementId'>();
export const ConsentId = id<'ConsentId'>();
export const CaptureId = id<'CaptureId'>();
export const StillId = id<'StillId'>();
export const PauseId = id<'PauseId'>();
export const BreakGlassId = id<'BreakGlassId'>();
export const ReviewItemId = id<'ReviewItemId'>();
export const RetentionFactId = id<'RetentionFactId'>();
export const HoldId = id<'HoldId'>();
export const RetentionReviewId = id<'RetentionReviewId'>();
export const DisposalId = id<'DisposalId'>();
export const ShareId = id<'ShareId'>();
export const SharingConsentId = id<'SharingConsentId'>();
export const CopyId = id<'CopyId'>();
export const AccessRequestId = id<'AccessRequestId'>();
export const AccessPackId = id<'AccessPackId'>();

export type PracticeId = z.infer<typeof PracticeId>;
export type UserId = z.infer<typeof UserId>;
export type PatientId = z.infer<typeof PatientId>;
export type ConsultationId = z.infer<typeof ConsultationId>;
export type ParticipantId = z.infer<typeof ParticipantId>;
export type StatementId = z.infer<typeof StatementId>;
export type ConsentId = z.infer<typeof ConsentId>;
export type CaptureId = z.infer<typeof CaptureId>;
export type StillId = z.infer<typeof StillId>;
export type PauseId = z.infer<typeof PauseId>;
export type BreakGlassId = z.infer<typeof BreakGlassId>;
export type ReviewItemId = z.infer<typeof ReviewItemId>;
export type RetentionFactId = z.infer<typeof RetentionFactId>;
export type HoldId = z.infer<typeof HoldId>;
export type RetentionReviewId = z.infer<typeof RetentionReviewId>;
export type DisposalId = z.infer<typeof DisposalId>;
export type ShareId = z.infer<typeof ShareId>;
export type SharingConsentId = z.infer<typeof SharingConsentId>;
export type CopyId = z.infer<typeof CopyId>;
export type AccessRequestId = z.infer<typeof AccessRequestId>;
export type AccessPackId = z.infer<typeof AccessPackId>;
