import { pino } from 'pino';
import type { Logger } from 'pino';

export type { Logger };

/**
 * The log: what happened to the machine, never who or what was examined. Callers pass codes and ids, not names, tokens,
 * links or clinical words (X); request URLs are logged as route patterns only.
 * Levels: error = somebody must look; warn = handled, but look if it repeats; info = a life-cycle step; debug = detail.
 */
export const createLog = (level: string): Logger =>
  pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
