import { randomUUID } from 'node:crypto';

/** A new random id (UUID version 4), branded by the schema the caller names: `newId(StillId)`. */
export const newId = <Id>(kind: { parse(value: unknown): Id }): Id => kind.parse(randomUUID());

/** A new random id of a session; worthless without the signature around it. */
export const newSessionId = (): string => randomUUID();
