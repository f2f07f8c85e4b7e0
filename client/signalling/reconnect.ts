/** Moments after the connection was lost at which it is tried again, milliseconds (performance.md). */
const FIRST_TRIES = [0, 300, 1200, 2700] as const;
const LATER_MIN_MS = 3000;
const LATER_SPREAD_MS = 2000;
/** So many websocket failures in a row, and polling is tried in turn: some networks refuse websockets. */
const WEBSOCKET_TRIES = 3;

/**
 * How long to wait before try number `attempt` (0 is the first): the first four at fixed moments after the loss, later
 * ones 3 to 5 s apart, spread so that a restarted server is not met by everybody at once.
 * @param elapsed milliseconds since the connection was lost
 * @param random 0 to 1
 */
export function reconnectDelay(attempt: number, elapsed: number, random: number): number {
  const moment = FIRST_TRIES[attempt];
  if (moment !== undefined) return Math.max(0, moment - elapsed);
  return LATER_MIN_MS + random * LATER_SPREAD_MS;
}

/** Which transports try number `attempt` uses; after repeated websocket failures polling takes every second turn. */
export function transportsFor(
  attempt: number,
  webSocketWorked: boolean,
): ['websocket'] | ['polling', 'websocket'] {
  if (attempt < WEBSOCKET_TRIES) return ['websocket'];
  return webSocketWorked && attempt % 2 === 0 ? ['websocket'] : ['polling', 'websocket'];
}
