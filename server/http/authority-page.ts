import { createServer } from 'node:http';
import type { Config } from '../platform/config.ts';

const PAGE = (origin: string): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Open Sightline on this phone</title>
<h1>Open Sightline on this phone</h1>
<p>Cameras work over HTTPS only. This computer made its own certificate for that; your phone has to trust it once.</p>
<ol>
<li><a href="/sightline-ca.crt">Download the certificate</a>.</li>
<li>iPhone: Settings, General, VPN &amp; Device Management, install it; then Settings, General, About, Certificate Trust
Settings, switch it on. Android: Settings, Security, Install a certificate, CA certificate.</li>
<li><a href="${origin}">Open Sightline</a>.</li>
</ol>
<p>Remove the certificate from the phone when you are done trying.</p>
</html>
`;

/** For `--host`: a plain page on the next port, on which a phone gets the local CA's certificate. */
export const serveAuthority = async (
  caDer: Buffer,
  config: Config,
): Promise<{ url: string; close: () => Promise<void> }> => {
  const server = createServer((request, response) => {
    const certificate = request.url === '/sightline-ca.crt';
    response.setHeader(
      'content-type',
      certificate ? 'application/x-x509-ca-cert' : 'text/html; charset=utf-8',
    );
    response.end(certificate ? caDer : PAGE(config.publicOrigin));
  });
  await new Promise<void>((ready, failed) =>
    server.once('error', failed).listen(config.port + 1, config.bindAddress, ready),
  );
  const url = `http://${new URL(config.publicOrigin).hostname}:${config.port + 1}`;
  return {
    url,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
};
