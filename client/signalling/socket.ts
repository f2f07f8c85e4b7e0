import { io, type Socket } from 'socket.io-client';
import {
  serverEvents,
  type ClientAck,
  type ClientEventName,
  type ClientPayload,
  type Handshake,
  type ServerEventName,
  type ServerPayload,
} from '../../shared/signalling.ts';
import { ErrorBody } from '../../shared/errors.ts';
import { localError } from '../platform/client-error.ts';
import { onNetworkChange, onPageVisible } from '../platform/network-events.ts';
import { isPassing, type Connection, type EndReason } from './connection.ts';
import { checkPayload, isServerEvent, readEvent, readReply } from './contract.ts';
import { reconnectDelay, transportsFor } from './reconnect.ts';

const ANSWER_MS = 10_000;
/** A try that has not connected by then counts as failed, milliseconds. */
const CONNECT_MS = 8_000;

export interface SignallingOptions {
  /** Asked for anew at every connection: what a patient's page holds changes. */
  readonly handshake: () => Handshake;
  readonly onConnection: (connection: Connection) => void;
  /** A server event that broke the contract was dropped; reported once for each event name. */
  readonly onInvalid: (event: string) => void;
  /** Origin of the server; the page's own when left out. */
  readonly url?: string;
}

/** What arrives is anything until the contract has read it. */
type Untrusted = Record<string, (payload: unknown) => void>;
type Commands = Record<string, (payload: unknown, answered: (answer: unknown) => void) => void>;
type Handler<Name extends ServerEventName> = (payload: ServerPayload<Name>) => void;

/**
 * The typed socket: every message is checked against shared/signalling.ts both ways (S6). It reconnects by itself and never
 * sends a command twice: what was under way when the connection dropped rejects with `connection_lost`, and the state comes
 * anew from the server.
 */
export class Signalling {
  readonly #options: SignallingOptions;
  readonly #socket: Socket<Untrusted, Commands>;
  readonly #reported = new Set<string>();
  #connection: Connection = { state: 'connecting' };
  #attempt = 0;
  #lostAt = Date.now();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #webSocketWorked = false;
  /** How to give up on each command under way. */
  readonly #pending = new Set<() => void>();
  #stopListening: (() => void)[] = [];
  /** The room as told on this connection: the call's code may be loaded after it arrived. */
  #room: unknown;

  constructor(options: SignallingOptions) {
    this.#options = options;
    this.#socket = io(options.url ?? '', {
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      timeout: CONNECT_MS,
      transports: ['websocket'],
      withCredentials: true,
      auth: (send) => send(options.handshake()),
    });
    this.#listen();
  }

  /** Starts connecting. Handlers registered before miss nothing. */
  connect(): void {
    this.#lostAt = Date.now();
    this.#schedule();
    this.#stopListening = [onNetworkChange(this.refresh), onPageVisible(this.#tryNow)];
  }

  /**
   * Sends a command and waits for its acknowledgement.
   * @throws {ClientError} the server's refusal; `invalid_request` before anything is sent; `offline` when there is no
   *   connection (nothing is queued); `no_answer` after 10 s; `connection_lost` when the connection dropped meanwhile
   */
  async emit<Name extends ClientEventName>(
    name: Name,
    payload: ClientPayload<Name>,
  ): Promise<ClientAck<Name>> {
    const checked = checkPayload(name, payload);
    if (!this.#socket.connected) throw localError('offline');
    const answer = await this.#ask(name, checked);
    return readReply(name, answer);
  }

  /** Listens to a server event; what is not in the contract's form never arrives here. Returns how to stop. */
  on<Name extends ServerEventName>(name: Name, handler: Handler<Name>): () => void {
    const listener = (payload: unknown) => {
      const read = readEvent(name, payload);
      if (read !== null) handler(read);
    };
    this.#socket.on<string>(name, listener);
    if (name === 'media:room' && this.#room !== undefined) listener(this.#room);
    return () => this.#socket.off<string>(name, listener);
  }

  /** The network changed: drops the connection, which is probably dead, and connects anew at once. */
  readonly refresh = (): void => {
    if (this.#socket.connected) this.#socket.io.engine.close();
    else this.#tryNow();
  };

  /** Ends the connection for good. */
  close(reason: EndReason = 'closed'): void {
    if (this.#connection.state === 'ended') return;
    clearTimeout(this.#timer);
    for (const stop of this.#stopListening) stop();
    this.#set({ state: 'ended', reason });
    this.#socket.disconnect();
    this.#giveUpPending();
  }

  readonly #tryNow = (): void => {
    if (this.#connection.state === 'ended' || this.#socket.connected) return;
    this.#lostAt = Date.now();
    this.#attempt = 0;
    this.#schedule();
  };

  #ask(name: string, payload: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const settle = (finish: () => void) => {
        clearTimeout(timer);
        this.#pending.delete(giveUp);
        finish();
      };
      const giveUp = () => settle(() => reject(localError('connection_lost')));
      const timer = setTimeout(() => settle(() => reject(localError('no_answer'))), ANSWER_MS);
      this.#pending.add(giveUp);
      this.#socket.emit(name, payload, (answer: unknown) => settle(() => resolve(answer)));
    });
  }

  /** socket.io would send what it still holds after reconnecting: a command must not act on a state it never saw. */
  #giveUpPending(): void {
    this.#socket.sendBuffer = [];
    for (const giveUp of this.#pending) giveUp();
  }

  #listen(): void {
    const socket = this.#socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', () => this.#lost());
    socket.on('connect_error', (error) => this.#refused(error));
    socket.onAny((name: string, payload: unknown) => this.#inspect(name, payload));
    this.on('session:ended', ({ reason }) => this.close(reason));
  }

  /** Reports, once a name, what the contract does not know or does not allow. */
  #inspect(name: string, payload: unknown): void {
    if (isServerEvent(name) && serverEvents[name].safeParse(payload).success) {
      if (name === 'media:room') this.#room = payload;
      return;
    }
    if (this.#reported.has(name)) return;
    this.#reported.add(name);
    this.#options.onInvalid(name);
  }

  #connected(): void {
    clearTimeout(this.#timer);
    this.#attempt = 0;
    const transport = this.#socket.io.engine.transport.name;
    if (transport === 'websocket') this.#webSocketWorked = true;
    this.#set({ state: 'online' });
  }

  #lost(): void {
    this.#room = undefined;
    this.#giveUpPending();
    if (this.#connection.state === 'ended') return;
    this.#lostAt = Date.now();
    this.#attempt = 0;
    this.#set({ state: 'reconnecting', since: this.#lostAt });
    this.#schedule();
  }

  #refused(error: Error & { data?: unknown }): void {
    const body = ErrorBody.safeParse(error.data);
    if (body.success && !isPassing(body.data.code)) this.close(body.data.code);
    else this.#schedule();
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (this.#connection.state === 'ended') return;
    const delay = reconnectDelay(this.#attempt, Date.now() - this.#lostAt, Math.random());
    this.#timer = setTimeout(() => this.#try(), delay);
  }

  #try(): void {
    this.#socket.io.opts.transports = transportsFor(this.#attempt, this.#webSocketWorked);
    this.#attempt += 1;
    this.#socket.disconnect().connect();
    this.#timer = setTimeout(() => this.#schedule(), CONNECT_MS);
  }

  #set(connection: Connection): void {
    this.#connection = connection;
    this.#options.onConnection(connection);
  }
}
