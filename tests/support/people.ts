import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import { PROTOCOL_VERSION } from '../../shared/signalling.ts';
import type {
  CaptureCommand,
  ClientAck,
  ClientEventName,
  ClientPayload,
  Reply,
} from '../../shared/signalling.ts';
import type { ChaperoneView, PatientView, StaffView } from '../../shared/views.ts';
import type { ErrorBody } from '../../shared/errors.ts';
import type { CaptureId, ConsultationId } from '../../shared/ids.ts';
import type { TestApp } from './test-app.ts';
import { PASSWORD } from './test-app.ts';

/** What every page of ours sends as its origin in these tests. */
export const ORIGIN = 'http://localhost:3000';

export interface HttpAnswer<Body> {
  readonly status: number;
  readonly body: Body;
  readonly cookie: string;
  readonly headers: Headers;
}

/** One HTTP request as a page would send it. */
export const http = async <Body>(
  app: TestApp,
  method: string,
  path: string,
  options: { body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
): Promise<HttpAnswer<Body>> => {
  const response = await fetch(app.origin + path, {
    method,
    headers: {
      origin: ORIGIN,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(options.cookie ? { cookie: options.cookie } : {}),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const text = await response.text();
  const json = response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text;
  return { status: response.status, body: json as Body, cookie, headers: response.headers };
};

type View = StaffView | PatientView | ChaperoneView;

/** One connected page: sends events, keeps the newest view, and waits for things to become true. */
export class Page<V extends View> {
  readonly socket: Socket;
  view: V | undefined;
  ended: string | undefined;
  readonly commands: CaptureCommand[] = [];
  readonly stopped: CaptureId[] = [];
  readonly received: { event: string; payload: unknown }[] = [];
  readonly #waiting = new Set<() => void>();

  constructor(socket: Socket) {
    this.socket = socket;
    socket.onAny((event: string, payload: unknown) => {
      this.received.push({ event, payload });
      if (event === 'view') this.view = payload as V;
      if (event === 'capture:command') this.commands.push(payload as CaptureCommand);
      if (event === 'capture:stop') this.stopped.push((payload as { captureId: CaptureId }).captureId);
      if (event === 'session:ended') this.ended = (payload as { reason: string }).reason;
      for (const check of this.#waiting) check();
    });
    socket.on('disconnect', () => {
      for (const check of this.#waiting) check();
    });
  }

  /** Resolves as soon as `true` comes out; events drive it, not time. */
  until(what: string, condition: (page: this) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`never happened: ${what}`)), 15_000);
      const check = (): void => {
        if (!condition(this)) return;
        clearTimeout(timer);
        this.#waiting.delete(check);
        resolve();
      };
      this.#waiting.add(check);
      check();
    });
  }

  send<Name extends ClientEventName>(name: Name, payload: unknown): Promise<Reply<ClientAck<Name>>> {
    return this.socket.timeout(10_000).emitWithAck(name, payload) as Promise<Reply<ClientAck<Name>>>;
  }

  /** Sends and expects success. */
  async ok<Name extends ClientEventName>(name: Name, payload: ClientPayload<Name>): Promise<ClientAck<Name>> {
    const reply = await this.send(name, payload);
    if (!reply.ok) throw new Error(`${name} refused: ${JSON.stringify(reply.error)}`);
    return reply.value;
  }

  /** Sends and expects a refusal. */
  async refused<Name extends ClientEventName>(name: Name, payload: unknown): Promise<ErrorBody> {
    const reply = await this.send(name, payload);
    if (reply.ok) throw new Error(`${name} was not refused`);
    return reply.error;
  }

  get seen(): V {
    if (!this.view) throw new Error('no view yet');
    return this.view;
  }

  close(): void {
    this.socket.disconnect();
  }
}

/** Opens a page's socket. @throws Error whose `data` is the refusal's ErrorBody */
export const connect = async <V extends View>(
  app: TestApp,
  cookie: string,
  auth: Record<string, unknown>,
  origin: string = ORIGIN,
): Promise<Page<V>> => {
  const socket = io(app.origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth: { protocol: PROTOCOL_VERSION, ...auth },
    extraHeaders: { cookie, origin },
  });
  const page = new Page<V>(socket);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await page.until('the first view', ({ view }) => view !== undefined);
  return page;
};

export const signIn = async (app: TestApp, email: string): Promise<string> => {
  const answer = await http(app, 'POST', '/api/staff/sign-in', { body: { email, password: PASSWORD } });
  if (answer.status !== 200) throw new Error(`sign-in: ${answer.status}`);
  return answer.cookie;
};

export const connectStaff = <V extends View>(
  app: TestApp,
  cookie: string,
  id: ConsultationId,
): Promise<Page<V>> => connect<V>(app, cookie, { as: 'staff', consultationId: id });

export const connectPatient = (
  app: TestApp,
  cookie: string,
  holding: CaptureId | null = null,
): Promise<Page<PatientView>> => connect<PatientView>(app, cookie, { as: 'patient', holding });
