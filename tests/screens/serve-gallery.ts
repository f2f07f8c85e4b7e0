import type { AddressInfo } from 'node:net';
import { servePages } from '../../server/http/pages.ts';
import { createHttpServer } from '../../server/http/server.ts';
import { createLog } from '../../server/platform/log.ts';

interface Served {
  /** `http://127.0.0.1:…`, without a slash at the end. */
  readonly origin: string;
  close(): Promise<void>;
}

/** The product's own web server over the gallery's files: the headers, the policy and the nonce are the real ones. */
export async function serveGallery(folder: string): Promise<Served> {
  const app = await createHttpServer({
    allowedOrigins: [],
    secure: false,
    sessionSecret: Buffer.alloc(32, 'nobody signs in here'),
    trustProxy: false,
    log: createLog('silent'),
  });
  await servePages(app, folder);
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => app.close() };
}
