import * as z from 'zod/mini';
import { RecordConsultation } from '../../../shared/http.ts';
import { Instant } from '../../../shared/text.ts';
import { PatientCard, PracticeCard } from '../../../shared/views.ts';
import { OtherEntry } from './other-entries.ts';

/** One entry of the audit as the pack tells it: who by name where it is known, and what in plain words. */
const PackAudit = z.object({
  seq: z.int(),
  at: Instant,
  event: z.string(),
  what: z.string(),
  who: z.string(),
  role: z.string(),
  consultationId: z.nullable(z.string()),
  lawfulBasis: z.nullable(z.string()),
  detail: z.record(z.string(), z.unknown()),
});
export type PackAudit = z.infer<typeof PackAudit>;

/** A version of a wording that a consent in the pack names, as it was kept (R3). */
const PackWording = z.object({
  id: z.string(),
  version: z.int(),
  language: z.string(),
  sha256: z.string(),
  title: z.string(),
  paragraphs: z.array(z.string()),
  question: z.string(),
});
export type PackWording = z.infer<typeof PackWording>;

/** Everything of one patient, before anything is left out and again after. */
export const PackRecord = z.object({
  madeAt: Instant,
  practice: PracticeCard,
  /** Art. 6 basis of the practice, beside Art. 9(2)(h) (R1). */
  article6Basis: z.string(),
  patient: PatientCard,
  /** Oldest first. */
  consultations: z.array(RecordConsultation),
  wordings: z.array(PackWording),
  /** Sharing, retention, reviews, the chaperone's own words: what is kept beside. */
  others: z.array(OtherEntry),
  audit: z.array(PackAudit),
  /** The last entry of the whole audit that was there when this was read. */
  auditUpTo: z.int(),
});
export type PackRecord = z.infer<typeof PackRecord>;
export type PackConsultation = PackRecord['consultations'][number];
