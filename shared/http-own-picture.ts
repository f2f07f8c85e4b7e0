import * as z from 'zod/mini';
import { BodySite, Side } from './body-sites.ts';
import { CaptureId, StatementId } from './ids.ts';
import { keysOf } from './keys.ts';
import { CalendarDay, line } from './text.ts';

/**
 * POST /api/consultations/:id/own-picture – R35: the GP asks for a picture that the patient already has. Before the call the
 * plan is written with it, in words the patient reads; after the call it is the plan that they agreed to.
 */
export const AskOwnPicture = z.object({
  /** "The rash on your arm, before it went" */
  what: line(200),
  necessity: line(1000),
  plan: z.nullable(z.object({ site: BodySite, side: Side, markedIntimate: z.boolean(), why: line(300) })),
});
export type AskOwnPicture = z.infer<typeof AskOwnPicture>;

/**
 * Why a picture that cannot come is not asked for (`reasons` of a refusal that is `blocked`): a request that nobody can
 * answer would stay open.
 */
export const ASKING_REFUSED = {
  link_closed: 'The patient’s link is closed, so they could not answer. Book another call to ask.',
  not_agreed_in_call:
    'What was agreed in the call does not cover it, and they could not agree now. Book another call to ask.',
} as const satisfies Record<string, string>;
export const AskingRefused = z.enum(keysOf(ASKING_REFUSED));
export type AskingRefused = z.infer<typeof AskingRefused>;

/** POST /api/patient/own-picture – the patient has chosen a file; the answer's token is for `picturePath` (shared/upload.ts). */
export const StartOwnPicture = z.object({ askedId: StatementId, takenOn: z.nullable(CalendarDay) });
export type StartOwnPicture = z.infer<typeof StartOwnPicture>;
export const OwnPictureStarted = z.object({ captureId: CaptureId, token: z.string() });

/** POST /api/patient/own-picture/decline */
export const DeclineOwnPicture = z.object({ askedId: StatementId });
export type DeclineOwnPicture = z.infer<typeof DeclineOwnPicture>;
