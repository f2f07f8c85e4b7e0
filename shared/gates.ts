import * as z from 'zod/mini';
import type { Blocker as BlockerBody, BlockerCode as Code, ResolveStep } from './blockers.ts';

/**
 * On the wire a code is text. The table in `shared/blockers.ts` stays with the server and the staff's pages: the server
 * writes no code that is not in it, and were it asked here, its sentences would travel to every patient's phone.
 */
export const BlockerCode = z.custom<Code>((code) => typeof code === 'string');

export const Blocker: z.ZodMiniType<BlockerBody> = z.object({
  code: BlockerCode,
  rule: z.string(),
  text: z.string(),
  who: z.enum(['clinician', 'patient', 'chaperone', 'nobody']),
  resolve: z.custom<ResolveStep>((step) => typeof step === 'string'),
});

/** R13: the three gates, and what closing a consultation needs. */
const Gate = z.object({ open: z.boolean(), blockers: z.array(Blocker) });
export type Gate = z.infer<typeof Gate>;
export const Gates = z.object({ conversation: Gate, examination: Gate, capture: Gate, close: Gate });
export type Gates = z.infer<typeof Gates>;
