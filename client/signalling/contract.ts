import * as z from 'zod/mini';
import {
  clientEvents,
  replySchema,
  serverEvents,
  type ClientAck,
  type ClientEventName,
  type ClientPayload,
  type ServerEventName,
  type ServerPayload,
} from '../../shared/signalling.ts';
import { ClientError, localError, refusal } from '../platform/client-error.ts';
import { PAGE_ERRORS } from '../../shared/page-errors.ts';

/** The contract indexed by name, so that one generic function serves every event without a cast. */
type ClientContract = {
  [Name in ClientEventName]: {
    payload: z.ZodMiniType<ClientPayload<Name>>;
    ack: z.ZodMiniType<ClientAck<Name>>;
  };
};
type ServerContract = { [Name in ServerEventName]: z.ZodMiniType<ServerPayload<Name>> };

const sent: ClientContract = clientEvents;
const received: ServerContract = serverEvents;
const anyReply = replySchema(z.unknown());

/**
 * Checks what is about to be sent.
 * @throws {ClientError} `invalid_request` with the field's path
 */
export function checkPayload<Name extends ClientEventName>(
  name: Name,
  payload: unknown,
): ClientPayload<Name> {
  const entry: ClientContract[Name] = sent[name];
  const parsed = entry.payload.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new ClientError('invalid_request', PAGE_ERRORS.invalid_request.text, {
    field: parsed.error.issues[0]?.path.join('.'),
    cause: parsed.error,
  });
}

/**
 * Reads an acknowledgement.
 * @throws {ClientError} the server's refusal, or `unexpected_answer`
 */
export function readReply<Name extends ClientEventName>(name: Name, answer: unknown): ClientAck<Name> {
  const entry: ClientContract[Name] = sent[name];
  const reply = anyReply.safeParse(answer);
  if (!reply.success) throw localError('unexpected_answer', reply.error);
  if (!reply.data.ok) throw refusal(reply.data.error);
  const value = entry.ack.safeParse(reply.data.value);
  if (!value.success) throw localError('unexpected_answer', value.error);
  return value.data;
}

/** Reads a server event; null when it is not in the contract's form. */
export function readEvent<Name extends ServerEventName>(
  name: Name,
  payload: unknown,
): ServerPayload<Name> | null {
  const schema: ServerContract[Name] = received[name];
  const parsed = schema.safeParse(payload);
  return parsed.success ? parsed.data : null;
}

/** Whether the contract has this server event at all. */
export const isServerEvent = (name: string): name is ServerEventName => Object.hasOwn(serverEvents, name);
