import * as z from 'zod/mini';
import { Blocker } from './gates.ts';

/** Every way the server says no; status and sentence of each: `shared/error-texts.ts`, which patients' pages do not load. */
export const ErrorCode = z.enum([
  'invalid_request',
  'not_signed_in',
  'wrong_credentials',
  'not_allowed',
  'no_care_relationship',
  'own_review',
  'wrong_origin',
  'not_found',
  'blocked',
  'conflict',
  'names_a_patient',
  'already_exists',
  'date_of_birth_impossible',
  'body_too_large',
  'sign_in_locked',
  'link_wrong',
  'link_expired',
  'link_locked',
  'date_of_birth_wrong',
  'too_many_requests',
  'not_joined',
  'media_unavailable',
  'capture_refused',
  'capture_spent',
  'upload_offset',
  'picture_too_large',
  'picture_wrong_hash',
  'picture_unreadable',
  'picture_unsupported',
  'retention_held',
  'retention_not_due',
  'retention_same_person',
  'sharing_refused',
  'share_ended',
  'share_code_wrong',
  'share_locked',
  'wording_incomplete',
  'protocol_version',
  'access_not_entitled',
  'access_unreviewed',
  'access_another_gp',
  'access_spent',
  'access_expired',
  'unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** What a refused request carries, over HTTP (as the body) and over the socket (in the acknowledgement). */
export const ErrorBody = z.object({
  code: ErrorCode,
  message: z.string(),
  /** Named reasons when `code` is `blocked` or `capture_refused`. */
  blockers: z.optional(z.array(Blocker)),
  /** The field that was wrong, as a path ("dateOfBirth"), when `code` is `invalid_request`. */
  field: z.optional(z.string()),
  /** Named reasons of one slice, whose sentences are in its own contract (`access_not_entitled`: `shared/http-access.ts`). */
  reasons: z.optional(z.array(z.string())),
  /** For `upload_offset`: how many bytes are durable. For `date_of_birth_wrong`: tries left. */
  count: z.optional(z.number()),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
