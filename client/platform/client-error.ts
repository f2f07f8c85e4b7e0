import { ErrorBody, type ErrorCode } from '../../shared/errors.ts';
import type { Blocker } from '../../shared/blockers.ts';

/** What can go wrong before a server's answer is there; the server's own codes are in shared/errors.ts. */
const LOCAL = {
  offline: 'There is no connection just now. Nothing was sent.',
  no_answer: 'The server did not answer in time. Look whether it happened before you try again.',
  connection_lost:
    'The connection dropped before this was confirmed. Look whether it happened before you try again.',
  unexpected_answer: 'The server answered in a form this page does not understand. Load the page again.',
  stopped: 'This was stopped.',
} as const satisfies Record<string, string>;

export type LocalErrorCode = keyof typeof LOCAL;

interface ClientErrorDetail {
  readonly blockers?: readonly Blocker[] | undefined;
  readonly field?: string | undefined;
  readonly count?: number | undefined;
  readonly reasons?: readonly string[] | undefined;
  readonly cause?: unknown;
}

/**
 * Every refusal and failure the client's layers report: the server's `ErrorBody`, or one of the local codes. `message`
 * is the sentence for the person; it carries no detail from the network.
 */
export class ClientError extends Error {
  readonly code: ErrorCode | LocalErrorCode;
  /** Named reasons when the code is `blocked` or `capture_refused`. */
  readonly blockers: readonly Blocker[];
  /** The field that was wrong, as a path, when the code is `invalid_request`. */
  readonly field: string | undefined;
  /** See `ErrorBody.count`. */
  readonly count: number | undefined;
  /** See `ErrorBody.reasons`. */
  readonly reasons: readonly string[];

  constructor(code: ErrorCode | LocalErrorCode, message: string, detail: ClientErrorDetail = {}) {
    super(message, detail.cause === undefined ? undefined : { cause: detail.cause });
    this.name = 'ClientError';
    this.code = code;
    this.blockers = detail.blockers ?? [];
    this.field = detail.field;
    this.count = detail.count;
    this.reasons = detail.reasons ?? [];
  }
}

/** The error for something that went wrong on this side of the network. */
export const localError = (code: LocalErrorCode, cause?: unknown): ClientError =>
  new ClientError(code, LOCAL[code], { cause });

/** The error for a refusal that came from the server. */
export const refusal = (body: ErrorBody): ClientError => new ClientError(body.code, body.message, body);

/** Reads an `ErrorBody` from anything that came back; what is not one becomes `unexpected_answer`. */
export const errorFrom = (body: unknown): ClientError => {
  const parsed = ErrorBody.safeParse(body);
  return parsed.success ? refusal(parsed.data) : localError('unexpected_answer');
};

/** What went wrong, whatever was thrown: a bug in this page reads as an answer that it does not understand. */
export const clientErrorOf = (thrown: unknown): ClientError =>
  thrown instanceof ClientError ? thrown : localError('unexpected_answer', thrown);
