import { clientEvents } from '../../shared/signalling.ts';
import type { ClientAck, ClientEventName, ClientPayload, Reply } from '../../shared/signalling.ts';
import type { ErrorCode } from '../../shared/errors.ts';
import { can } from '../identity/can.ts';
import { MediaError } from '../media/media-error.ts';
import type { MediaErrorCode } from '../media/media-error.ts';
import { isUnavailable } from '../platform/database.ts';
import type { Logger } from '../platform/log.ts';
import type { Limit } from '../platform/rate-limits.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Member } from './hub.ts';

/** The use case behind every client event. */
export type Handlers = {
  readonly [Name in ClientEventName]: (
    member: Member,
    payload: ClientPayload<Name>,
  ) => Promise<ClientAck<Name>>;
};

export interface HandleDeps {
  readonly handlers: Handlers;
  readonly log: Logger;
  readonly limit: Limit;
  /** Writes a refusal into the audit; nothing else changed. */
  readonly refused: (member: Member, event: ClientEventName, refusal: Refusal) => Promise<void>;
}

const MEDIA_CODES: Record<MediaErrorCode, ErrorCode> = {
  unknown_id: 'not_found',
  not_joined: 'not_joined',
  not_accepted: 'invalid_request',
  limit: 'too_many_requests',
  unavailable: 'media_unavailable',
};

/** Every failure as a coded refusal; what is ours to mend goes to the log with its stack, without its data. */
export const toRefusal = (error: unknown, log: Logger, where: string): Refusal => {
  if (error instanceof Refusal) return error;
  if (error instanceof MediaError) return new Refusal(MEDIA_CODES[error.code]);
  if (isUnavailable(error)) {
    log.warn({ where }, 'database unavailable');
    return new Refusal('unavailable');
  }
  const stack = error instanceof Error ? (error.stack ?? '').split('\n').slice(1).join('\n') : '';
  const name = error instanceof Error ? error.name : typeof error;
  log.error({ where, name, stack }, 'unexpected failure');
  return new Refusal('internal');
};

/** Failures of ours, and floods: they are logged or counted, not audited. */
export const SILENT: ReadonlySet<ErrorCode> = new Set([
  'too_many_requests',
  'sign_in_locked',
  'internal',
  'unavailable',
  'media_unavailable',
]);

const run = async <Name extends ClientEventName>(
  deps: HandleDeps,
  member: Member,
  name: Name,
  payload: ClientPayload<Name>,
): Promise<ClientAck<Name>> => {
  if (!can(member.role, name)) throw new Refusal('not_allowed');
  return deps.handlers[name](member, payload);
};

/**
 * One event: limit → parse against the contract → may this role → use case → acknowledge. Never throws; a refusal is
 * acknowledged with its code and audited, and has changed nothing (S6).
 */
export const handle = async (
  deps: HandleDeps,
  member: Member,
  name: ClientEventName,
  input: unknown,
): Promise<Reply<unknown>> => {
  try {
    await deps.limit(member.socketId);
    const parsed = clientEvents[name].payload.safeParse(input);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      throw new Refusal('invalid_request', { field: path });
    }
    // The schema of this very name made it; the map's union type cannot say so.
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions
    const value = await run(deps, member, name, parsed.data as never);
    return { ok: true, value };
  } catch (error) {
    const refusal = toRefusal(error, deps.log, name);
    if (!SILENT.has(refusal.code)) await deps.refused(member, name, refusal).catch(() => undefined);
    return { ok: false, error: refusal.body() };
  }
};
