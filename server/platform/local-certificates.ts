import { X509Certificate } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLocalHost, namesAddress, outsideAddresses } from './local-certificates/name-constraints.ts';
import { issueAuthority, issueServer, type Issued } from './local-certificates/issue.ts';
import { writePrivateFile } from './private-file.ts';

/** What an HTTPS server on the local network needs. */
export interface LocalCertificates {
  /** PEM: the server's private key and certificate. */
  key: string;
  cert: string;
  /** The CA's certificate, for people to install on their phone: PEM, and DER as iOS and Android want it. */
  caPem: string;
  caDer: Buffer;
}

/** Certificates and keys are made anew this long before they end. */
const RENEW_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Certificates by which phones on the same network reach this machine over HTTPS. The small CA is made once, so that a
 * phone which trusts it goes on doing so (and again for a new address outside private networks, which it must name); the
 * server's certificate whenever the addresses change or its end is near.
 *
 * @param options.dir private folder for keys (0600) and certificates; made when absent
 * @param options.addresses this machine's IPv4 addresses, or names under `.local`; others are left out, because the CA
 *   may not vouch for them and a browser would refuse the whole certificate; localhost is always included
 * @param options.now the instant to judge by
 */
export async function ensureLocalCertificates(options: {
  dir: string;
  addresses: string[];
  now?: Date;
}): Promise<LocalCertificates> {
  const { dir, addresses, now = new Date() } = options;
  await mkdir(dir, { recursive: true, mode: 0o700 });
  const hosts = [...new Set(['localhost', '127.0.0.1', ...addresses.filter(isLocalHost)])].sort();
  const outside = outsideAddresses(hosts);
  const authority = await kept(
    dir,
    'ca',
    (found) => isCurrent(found, now) && outside.every((address) => namesAddress(der(found), address)),
    () => issueAuthority(now, outside),
  );
  const server = await kept(
    dir,
    'server',
    (found) => isCurrent(found, now) && isSignedBy(found, authority) && sameHosts(found, hosts),
    () => issueServer(authority, hosts, now),
  );
  return { key: server.key, cert: server.cert, caPem: authority.cert, caDer: der(authority) };
}

/** The pair in `name.pem` (certificate and key in one file, so that they cannot part), made anew unless it still fits. */
async function kept(
  dir: string,
  name: string,
  fits: (found: Issued) => boolean,
  make: () => Promise<Issued>,
): Promise<Issued> {
  const path = join(dir, `${name}.pem`);
  const found = split(await readFile(path, 'utf8').catch(() => ''));
  if (found && fits(found)) return found;
  const made = await make();
  await writePrivateFile(path, `${made.cert}\n${made.key}\n`);
  return made;
}

function split(text: string): Issued | undefined {
  const [cert] = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/.exec(text) ?? [];
  const [key] = /-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/.exec(text) ?? [];
  return cert !== undefined && key !== undefined ? { cert, key } : undefined;
}

function der({ cert }: Issued): Buffer {
  return new X509Certificate(cert).raw;
}

function isCurrent({ cert }: Issued, now: Date): boolean {
  const { validFrom, validTo } = new X509Certificate(cert);
  return new Date(validFrom) <= now && now.getTime() + RENEW_MS < new Date(validTo).getTime();
}

function isSignedBy({ cert }: Issued, authority: Issued): boolean {
  return new X509Certificate(cert).verify(new X509Certificate(authority.cert).publicKey);
}

function sameHosts({ cert }: Issued, hosts: string[]): boolean {
  const names = new X509Certificate(cert).subjectAltName?.split(', ') ?? [];
  const found = names.map((name) => name.replace(/^(DNS|IP Address):/, ''));
  return found.sort().join() === hosts.join();
}
