import * as mediasoup from 'mediasoup';
import type { types } from 'mediasoup';

/** What the engine really holds, seen through its own observer and the worker's own dumps: not our book-keeping. */
export class EngineWatch {
  readonly workers: types.Worker[] = [];
  readonly routers: types.Router[] = [];
  readonly transports: types.Transport[] = [];
  readonly producers: types.Producer[] = [];
  readonly consumers: types.Consumer[] = [];
  readonly #servers = new Map<types.Worker, types.WebRtcServer>();
  readonly #onWorker = (worker: types.Worker) => this.#watch(worker);

  constructor() {
    mediasoup.observer.on('newworker', this.#onWorker);
  }

  #watch(worker: types.Worker): void {
    this.workers.push(worker);
    worker.observer.on('newwebrtcserver', (server) => this.#servers.set(worker, server));
    worker.observer.on('newrouter', (router) => {
      this.routers.push(router);
      router.observer.on('newtransport', (transport) => {
        this.transports.push(transport);
        transport.observer.on('newproducer', (producer) => this.producers.push(producer));
        transport.observer.on('newconsumer', (consumer) => this.consumers.push(consumer));
      });
    });
  }

  /** @throws Error when there is none */
  producer(id: string): types.Producer {
    return found(this.producers, id);
  }

  /** @throws Error when there is none */
  consumer(id: string): types.Consumer {
    return found(this.consumers, id);
  }

  /** @throws Error when there is none */
  transport(id: string): types.Transport {
    return found(this.transports, id);
  }

  /** What the living workers say they hold, counted from their dumps. */
  async held(): Promise<{ routers: number; transports: number; handlers: number }> {
    const alive = this.workers.filter((worker) => !worker.closed);
    const dumps = await Promise.all(alive.map((worker) => worker.dump()));
    const ports = await Promise.all(alive.map(async (worker) => this.#servers.get(worker)?.dump()));
    return {
      routers: sum(dumps.map((dump) => dump.routerIds.length)),
      transports: sum(ports.map((port) => port?.webRtcTransportIds.length ?? 0)),
      handlers: sum(dumps.map((dump) => dump.channelMessageHandlers.channelRequestHandlers.length)),
    };
  }

  stop(): void {
    mediasoup.observer.off('newworker', this.#onWorker);
  }
}

function found<Item extends { id: string }>(items: readonly Item[], id: string): Item {
  const item = items.find((candidate) => candidate.id === id);
  if (!item) throw new Error(`the engine has no ${id}`);
  return item;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
