import type { ErrorCode } from './errors.ts';

/** What a patient's page has to say by itself, before or without an answer of the server. */
export const PAGE_ERRORS = {
  invalid_request: {
    status: 400,
    text: 'Something in that request was not in the form we expect. Nothing was changed.',
  },
  link_wrong: { status: 404, text: 'This link does not work. Ask the practice to send you a new one.' },
  capture_refused: { status: 403, text: 'This photograph may not be taken.' },
  capture_spent: { status: 409, text: 'This photograph was already taken or stopped.' },
  picture_wrong_hash: { status: 422, text: 'The picture was damaged on its way. Take it again.' },
  picture_unreadable: { status: 422, text: 'This file is not a picture we can read. Take it again.' },
  picture_unsupported: { status: 415, text: 'This kind of file is not a photograph we accept.' },
} as const satisfies Partial<Record<ErrorCode, { status: number; text: string }>>;
