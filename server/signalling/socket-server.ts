import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Socket } from 'socket.io';
import { keysOf } from '../../shared/keys.ts';
import { Handshake, PROTOCOL_VERSION, clientEvents } from '../../shared/signalling.ts';
import type { Actor } from '../identity/actor.ts';
import type { ConsultationId } from '../../shared/ids.ts';
import type { Place } from '../clinical/consultation/arrive.ts';
import type { Limit } from '../platform/rate-limits.ts';
import { Refusal } from '../platform/refusal.ts';
import { handle, toRefusal } from './handle.ts';
import type { HandleDeps } from './handle.ts';
import type { Hub, Member } from './hub.ts';

export interface SocketDeps extends HandleDeps {
  readonly hub: Hub;
  readonly allowedOrigins: readonly string[];
  /** The person behind the cookie of this kind, or a refusal. */
  readonly identify: (cookies: string | undefined, as: Handshake['as']) => Promise<Actor>;
  readonly arrive: (actor: Actor, id: ConsultationId) => Promise<Place>;
  /** Writes into the audit that somebody came to a consultation which is not theirs. */
  readonly turnedAway: (actor: Actor, refusal: Refusal) => Promise<void>;
  /** A page is in the hub: media room, lost photographs, views. */
  readonly connected: (member: Member, handshake: Handshake) => Promise<void>;
  /** A page has gone and its place was its own. */
  readonly disconnected: (member: Member) => Promise<void>;
  readonly connectLimit: Limit;
}

const isCallback = (value: unknown): value is (reply: unknown) => void => typeof value === 'function';

const enter = async (deps: SocketDeps, socket: Socket): Promise<{ member: Member; handshake: Handshake }> => {
  await deps.connectLimit(socket.handshake.address);
  const parsed = Handshake.safeParse(socket.handshake.auth);
  if (!parsed.success) {
    const { protocol } = socket.handshake.auth;
    const old = typeof protocol === 'number' && protocol !== PROTOCOL_VERSION;
    throw new Refusal(old ? 'protocol_version' : 'invalid_request');
  }
  const handshake = parsed.data;
  const actor = await deps.identify(socket.handshake.headers.cookie, handshake.as);
  const id =
    handshake.as === 'staff'
      ? handshake.consultationId
      : actor.kind === 'staff'
        ? undefined
        : actor.consultationId;
  if (!id) throw new Refusal('not_found');
  const { role, participantId } = await deps.arrive(actor, id).catch(async (error: unknown) => {
    if (error instanceof Refusal) await deps.turnedAway(actor, error);
    throw error;
  });
  const member: Member = {
    socketId: socket.id,
    consultationId: id,
    participantId,
    role,
    actor,
    send: (event, payload) => void socket.emit(event, payload),
    disconnect: () => void socket.disconnect(true),
  };
  return { member, handshake };
};

const listen = (deps: SocketDeps, socket: Socket, member: Member): void => {
  for (const name of keysOf(clientEvents)) {
    socket.on(name, (payload: unknown, acknowledge: unknown) => {
      void handle(deps, member, name, payload).then((reply) => {
        if (isCallback(acknowledge)) acknowledge(reply);
      });
    });
  }
  // What we do not know is refused, and counted: somebody who sends a flood of it is cut off.
  socket.onAny((name: string, ...rest: unknown[]) => {
    if (Object.hasOwn(clientEvents, name)) return;
    const acknowledge = rest.at(-1);
    if (isCallback(acknowledge)) acknowledge({ ok: false, error: new Refusal('invalid_request').body() });
    deps.limit(member.socketId).catch(() => socket.disconnect(true));
  });
};

/**
 * The signalling socket. The cookie proves who somebody is, the Origin where the page came from (S2); everything after
 * that is one validated event at a time (S6).
 */
export const createSocketServer = (server: HttpServer, deps: SocketDeps): Server => {
  const io = new Server(server, {
    serveClient: false,
    maxHttpBufferSize: 256 * 1024,
    // A dead link is noticed in seconds; the page reconnects by itself (S8).
    pingInterval: 2500,
    pingTimeout: 5000,
    allowRequest: (request, decide) => {
      const { origin } = request.headers;
      decide(null, origin !== undefined && deps.allowedOrigins.includes(origin));
    },
  });
  const entered = new WeakMap<Socket, { member: Member; handshake: Handshake }>();
  io.use((socket, next) => {
    enter(deps, socket).then(
      (entry) => {
        entered.set(socket, entry);
        next();
      },
      (error: unknown) =>
        next(Object.assign(new Error('refused'), { data: toRefusal(error, deps.log, 'connect').body() })),
    );
  });
  io.on('connection', (socket) => {
    const entry = entered.get(socket);
    if (!entry) return void socket.disconnect(true);
    const { member, handshake } = entry;
    listen(deps, socket, member);
    deps.hub.join(member);
    const fail = (error: unknown): void => void toRefusal(error, deps.log, 'connection');
    deps.connected(member, handshake).catch(fail);
    socket.on('disconnect', () => {
      if (deps.hub.leave(member)) deps.disconnected(member).catch(fail);
    });
  });
  return io;
};
