import type { types } from 'mediasoup';
import type { Link, OpenLink } from '../../../server/media/link.ts';

const NO_NETWORK = {
  iceParameters: { usernameFragment: 'none', password: 'none', iceLite: true },
  iceCandidates: [],
  dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: '00' }] },
};

/** Transports that end in this process instead of a browser, so that packets can be sent and counted one by one. */
export class DirectLinks {
  readonly #transports = new Map<string, types.DirectTransport>();

  readonly open: OpenLink = async (router): Promise<Link> => {
    const transport = await router.createDirectTransport();
    this.#transports.set(transport.id, transport);
    return {
      transport,
      options: { id: transport.id, ...NO_NETWORK },
      connect: () => transport.connect(),
      restartIce: async () => NO_NETWORK.iceParameters,
      bytesReceived: async () => (await transport.getStats())[0]?.bytesReceived ?? 0,
    };
  };

  /** @throws Error when there is none */
  transport(id: string): types.DirectTransport {
    const transport = this.#transports.get(id);
    if (!transport) throw new Error(`no direct transport ${id}`);
    return transport;
  }
}
