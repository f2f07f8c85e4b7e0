import type {
  ClientAck,
  ClientEventName,
  ClientPayload,
  Handshake,
  ServerEventName,
  ServerPayload,
} from '../../shared/signalling.ts';
import { ClientError, localError } from '../platform/client-error.ts';
import { loadUntilThere } from '../platform/load-until-there.ts';
import { loadSignalling } from './load.ts';
import type { Signalling, SignallingOptions } from './socket.ts';
import { createConsultationStore, type ConsultationStore } from './store.ts';

/** Sends a command; see `Signalling.emit` for how it fails. */
export type Emit = <Name extends ClientEventName>(
  name: Name,
  payload: ClientPayload<Name>,
) => Promise<ClientAck<Name>>;
/** Listens to a server event; returns how to stop. */
export type On = <Name extends ServerEventName>(
  name: Name,
  handler: (payload: ServerPayload<Name>) => void,
) => () => void;

/** One consultation as a page holds it: what it knows, what it can say, what it hears. */
export interface ConsultationClient {
  readonly store: ConsultationStore;
  readonly emit: Emit;
  readonly on: On;
  /** The person has read the error. */
  readonly clearError: () => void;
  readonly close: () => void;
}

interface ConsultationClientOptions {
  readonly handshake: () => Handshake;
  /** A server event broke the contract; once for each name. */
  readonly onInvalid?: (event: string) => void;
  readonly url?: string;
  readonly load?: (options: SignallingOptions) => Promise<Signalling>;
}

/** Handlers wait for the socket's code; whoever stops listening before that is never connected. */
const attachLater =
  (ready: Promise<Signalling | null>): On =>
  (name, handler) => {
    let stop: (() => void) | undefined;
    let stopped = false;
    void ready.then((signalling) => {
      if (!stopped) stop = signalling?.on(name, handler);
    });
    return () => {
      stopped = true;
      stop?.();
    };
  };

/**
 * Opens the consultation's connection: the store is there at once (`connecting`), the socket's code loads meanwhile.
 * Refusals are also kept as `lastError`.
 */
export function openConsultation(options: ConsultationClientOptions): ConsultationClient {
  const kept = createConsultationStore();
  const { load = loadSignalling, handshake, onInvalid = () => {}, url } = options;
  let socket: Signalling | null = null;
  let closed = false;
  const wiring: SignallingOptions = {
    handshake,
    onConnection: kept.setConnection,
    onInvalid,
    ...(url === undefined ? {} : { url }),
  };
  const ready = loadUntilThere(
    () => load(wiring),
    () => !closed,
  );
  const on = attachLater(ready);
  on('view', kept.receiveView);
  on('capture:progress', kept.receiveProgress);
  void ready.then((signalling) => {
    socket = signalling;
    if (closed) signalling?.close();
    else signalling?.connect();
  });
  const emit: Emit = async (name, payload) => {
    try {
      if (!socket) throw localError('offline');
      return await socket.emit(name, payload);
    } catch (error) {
      // The call's own traffic heals itself; nobody need read about it.
      if (error instanceof ClientError && !name.startsWith('media:')) kept.setError(error);
      throw error;
    }
  };
  const close = () => {
    closed = true;
    if (socket) socket.close();
    else kept.setConnection({ state: 'ended', reason: 'closed' });
  };
  return { store: kept.store, emit, on, clearError: () => kept.setError(null), close };
}
