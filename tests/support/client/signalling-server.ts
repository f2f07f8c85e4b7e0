import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';

/** A real socket.io server on loopback that a test scripts: who comes in, what is answered. */
export class SignallingServer {
  readonly url: string;
  readonly handshakes: unknown[] = [];
  readonly received: { name: string; payload: unknown }[] = [];
  readonly transports: string[] = [];
  /** Refuses a connection with this error data. */
  refuse: (() => unknown) | null = null;
  answer: (name: string, payload: unknown) => unknown = () => ({ ok: true, value: {} });
  onConnection: (socket: Socket) => void = () => {};
  readonly #http: HttpServer;
  readonly #io: Server;

  private constructor(http: HttpServer, io: Server) {
    this.#http = http;
    this.#io = io;
    this.url = `http://127.0.0.1:${String((http.address() as AddressInfo).port)}`;
    io.use((socket, next) => {
      this.handshakes.push(socket.handshake.auth);
      const data = this.refuse?.();
      if (data === undefined) next();
      else next(Object.assign(new Error('refused'), { data }));
    });
    io.on('connection', (socket) => {
      this.transports.push(socket.conn.transport.name);
      socket.onAny((name: string, payload: unknown, acknowledge: (answer: unknown) => void) => {
        this.received.push({ name, payload });
        const answer = this.answer(name, payload);
        if (answer !== undefined) acknowledge(answer);
      });
      this.onConnection(socket);
    });
  }

  static async start(options: { port?: number; transports?: ('polling' | 'websocket')[] } = {}) {
    const http = createServer();
    const { transports = ['websocket', 'polling'] } = options;
    const io = new Server(http, { transports });
    await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
    return new SignallingServer(http, io);
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  broadcast(name: string, payload: unknown): void {
    this.#io.emit(name, payload);
  }

  /** Cuts every connection as a lost network does, without a word. */
  cut(): void {
    for (const socket of this.#io.sockets.sockets.values()) socket.conn.close();
  }

  async stop(): Promise<void> {
    await this.#io.close();
  }
}
