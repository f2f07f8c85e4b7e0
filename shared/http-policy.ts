import * as z from 'zod/mini';
import { PracticePolicy } from './practice-policy.ts';
import { Instant, Sha256 } from './text.ts';

/** One choice that a version changed. */
const PolicyChange = z.object({
  field: z.enum(['under18IntimateOverride', 'receiptDays', 'patientMaySeeStills', 'filingLateAfterMinutes']),
  from: z.union([z.boolean(), z.number()]),
  to: z.union([z.boolean(), z.number()]),
});
export type PolicyChange = z.infer<typeof PolicyChange>;

const PolicyVersion = z.object({
  version: z.int(),
  at: Instant,
  byName: z.string(),
  changes: z.array(PolicyChange),
});

/** GET /api/practice-policy, and the answer to changing it. Version 0: the defaults, nobody has chosen yet. */
export const PracticePolicyView = z.object({
  version: z.int(),
  policy: PracticePolicy,
  defaults: PracticePolicy,
  /** Newest first. */
  history: z.array(PolicyVersion),
  timeZone: z.string(),
});
export type PracticePolicyView = z.infer<typeof PracticePolicyView>;

/** POST /api/practice-policy. `conflict` when somebody changed it since `basedOn` was read. */
export const ChangePracticePolicy = z.object({ basedOn: z.int(), policy: PracticePolicy });
export type ChangePracticePolicy = z.infer<typeof ChangePracticePolicy>;

/** R23: several lines of plain text: "# " begins a heading, "- " a point, an empty line ends a paragraph. */
const PolicyText = z
  .string()
  .check(z.regex(/^[^\p{Cs}\0]*$/u), z.trim(), z.minLength(200), z.maxLength(20_000));

const ImagePolicyVersion = z.object({
  version: z.int(),
  at: Instant,
  /** Null: the text that Sightline came with. */
  byName: z.nullable(z.string()),
  sha256: Sha256,
});

/** GET /api/image-policy */
export const ImagePolicyView = z.object({
  current: z.extend(ImagePolicyVersion, { text: z.string() }),
  /** When this person acknowledged the current version, or null. */
  acknowledgedAt: z.nullable(Instant),
  versions: z.array(ImagePolicyVersion),
  /** For managers alone: who has acknowledged the current version and who has not. */
  staff: z.nullable(
    z.array(z.object({ name: z.string(), title: z.string(), acknowledgedAt: z.nullable(Instant) })),
  ),
  timeZone: z.string(),
});
export type ImagePolicyView = z.infer<typeof ImagePolicyView>;

/** GET /api/image-policy/versions/:version – old versions stay readable for ever. */
export const ImagePolicyText = z.extend(ImagePolicyVersion, { text: z.string() });
export type ImagePolicyText = z.infer<typeof ImagePolicyText>;

/** GET /api/image-policy/due – is there something for this person to read? */
export const ImagePolicyDue = z.object({ version: z.int(), due: z.boolean() });
export type ImagePolicyDue = z.infer<typeof ImagePolicyDue>;

/** POST /api/image-policy/acknowledge – exactly the text that was read; `conflict` when it is no longer the current one. */
export const AcknowledgeImagePolicy = z.object({ version: z.int(), sha256: Sha256 });
export type AcknowledgeImagePolicy = z.infer<typeof AcknowledgeImagePolicy>;

/** POST /api/image-policy. `conflict` when somebody published since `basedOn` was read. */
export const PublishImagePolicy = z.object({ basedOn: z.int(), text: PolicyText });
export type PublishImagePolicy = z.infer<typeof PublishImagePolicy>;
