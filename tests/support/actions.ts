import { clientEvents } from '../../shared/signalling.ts';
import type { ClientEventName } from '../../shared/signalling.ts';

/** Every event that a client may send. */
export const ACTIONS = Object.keys(clientEvents) as ClientEventName[];
