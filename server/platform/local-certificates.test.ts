import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkServerIdentity, connect, createServer, type TLSSocket } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { issueAuthority, issueServer, type Issued } from './local-certificates/issue.ts';
import { ensureLocalCertificates } from './local-certificates.ts';

const DAY_MS = 86_400_000;
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'sightline-tls-'));
});
afterEach(() => rm(dir, { recursive: true }));

/** A real handshake over loopback: the client trusts `ca` alone and believes that it reached `host`. */
async function handshake({ key, cert }: Issued, ca: string, host: string): Promise<string> {
  const server = createServer({ key, cert }, (socket) => socket.end('hello'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket: TLSSocket = connect({
    port,
    host: '127.0.0.1',
    ca,
    servername: '',
    checkServerIdentity: (_, peer) => checkServerIdentity(host, peer),
  });
  try {
    const [greeting] = (await once(socket, 'data')) as [Buffer];
    return String(greeting);
  } finally {
    socket.destroy();
    server.close();
  }
}

describe('who is not believed', () => {
  it('a server at an address that is not in the certificate', async () => {
    const certificates = await ensureLocalCertificates({ dir, addresses: ['192.168.1.20'] });
    await expect(handshake(certificates, certificates.caPem, '192.168.1.21')).rejects.toThrow(
      /does not match|is not in the cert's list/,
    );
  });

  it('a server of another CA', async () => {
    const certificates = await ensureLocalCertificates({ dir, addresses: [] });
    const other = await ensureLocalCertificates({ dir: join(dir, 'other'), addresses: [] });
    await expect(handshake(certificates, other.caPem, 'localhost')).rejects.toThrow(
      /unable to verify|signature/,
    );
  });

  it.each([
    ['a site on the internet', 'www.example.ie'],
    ['a public address', '203.0.113.7'],
  ])('our own CA, when it vouches for %s', async (_, host) => {
    const authority = await issueAuthority(new Date());
    const server = await issueServer(authority, [host], new Date());
    await expect(handshake(server, authority.cert, host)).rejects.toThrow('permitted subtree violation');
  });
});

describe('who is believed', () => {
  it('the server at its private address, also where it was told of names and addresses that are not ours', async () => {
    const addresses = ['media.example.ie', '2001:db8::1', '192.168.1.20'];
    const { caPem, ...server } = await ensureLocalCertificates({ dir, addresses });
    expect(await handshake(server, caPem, '192.168.1.20')).toBe('hello');
  });

  it('the server at its own address outside private networks, and at no other there', async () => {
    const { caPem, ...server } = await ensureLocalCertificates({ dir, addresses: ['203.0.113.7'] });
    expect(await handshake(server, caPem, '203.0.113.7')).toBe('hello');
    const ca = await readFile(join(dir, 'ca.pem'), 'utf8');
    const forged = await issueServer(
      { cert: caPem, key: ca.slice(caPem.length).trim() },
      ['203.0.113.8'],
      new Date(),
    );
    await expect(handshake(forged, caPem, '203.0.113.8')).rejects.toThrow('permitted subtree violation');
  });

  it.each(['localhost', '127.0.0.1', '192.168.1.20', '10.1.2.3', '172.16.0.9', 'surgery.local'])(
    'the server at %s',
    async (host) => {
      const addresses = ['192.168.1.20', '10.1.2.3', '172.16.0.9', 'surgery.local'];
      const certificates = await ensureLocalCertificates({ dir, addresses });
      expect(await handshake(certificates, certificates.caPem, host)).toBe('hello');
    },
  );
});

describe('what is kept and what is made anew', () => {
  const addresses = ['192.168.1.20'];

  it('everything is kept while nothing changes, in any order of addresses', async () => {
    const first = await ensureLocalCertificates({ dir, addresses: ['192.168.1.20', '10.0.0.5'] });
    expect(await ensureLocalCertificates({ dir, addresses: ['10.0.0.5', '192.168.1.20'] })).toEqual(first);
  });

  it('other addresses: a new server certificate of the same CA', async () => {
    const first = await ensureLocalCertificates({ dir, addresses });
    const second = await ensureLocalCertificates({ dir, addresses: ['192.168.1.99'] });
    expect(second.caPem).toBe(first.caPem);
    expect(second.cert).not.toBe(first.cert);
    expect(await handshake(second, first.caPem, '192.168.1.99')).toBe('hello');
  });

  it('an address outside private networks that the CA does not name: a new CA', async () => {
    const first = await ensureLocalCertificates({ dir, addresses: ['203.0.113.7'] });
    expect((await ensureLocalCertificates({ dir, addresses: ['203.0.113.7', '10.0.0.5'] })).caPem).toBe(
      first.caPem,
    );
    const second = await ensureLocalCertificates({ dir, addresses: ['203.0.113.8'] });
    expect(second.caPem).not.toBe(first.caPem);
    expect(await handshake(second, second.caPem, '203.0.113.8')).toBe('hello');
  });

  it('near its end: a new server certificate of the same CA', async () => {
    const now = new Date('2026-03-01T09:00:00Z');
    const first = await ensureLocalCertificates({ dir, addresses, now });
    const later = (days: number) => new Date(now.getTime() + days * DAY_MS);
    expect(await ensureLocalCertificates({ dir, addresses, now: later(364) })).toEqual(first);
    const renewed = await ensureLocalCertificates({ dir, addresses, now: later(366) });
    expect([renewed.caPem === first.caPem, renewed.cert === first.cert]).toEqual([true, false]);
  });

  it('a new CA only when its ten years end', async () => {
    const now = new Date('2026-03-01T09:00:00Z');
    const first = await ensureLocalCertificates({ dir, addresses, now });
    const last = await ensureLocalCertificates({ dir, addresses, now: new Date('2036-02-20T09:00:00Z') });
    expect(last.caPem).not.toBe(first.caPem);
  });

  it('damaged files are made anew', async () => {
    await ensureLocalCertificates({ dir, addresses });
    await writeFile(join(dir, 'server.pem'), 'not a certificate');
    await writeFile(join(dir, 'ca.pem'), '');
    const certificates = await ensureLocalCertificates({ dir, addresses });
    expect(await handshake(certificates, certificates.caPem, 'localhost')).toBe('hello');
  });
});

describe('what phones insist on', () => {
  it('lives at most 397 days, for server authentication, names in the SAN', async () => {
    const { cert, caDer, caPem } = await ensureLocalCertificates({ dir, addresses: ['192.168.1.20'] });
    const leaf = new X509Certificate(cert);
    const life = new Date(leaf.validTo).getTime() - new Date(leaf.validFrom).getTime();
    expect(life).toBeLessThanOrEqual(397 * DAY_MS);
    expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
    expect(leaf.subjectAltName).toContain('IP Address:192.168.1.20');
    expect([leaf.ca, new X509Certificate(caDer).ca]).toEqual([false, true]);
    expect(new X509Certificate(caDer).fingerprint256).toBe(new X509Certificate(caPem).fingerprint256);
  });

  it('[S2] keeps keys to this user', async () => {
    await ensureLocalCertificates({ dir, addresses: [] });
    for (const name of ['ca.pem', 'server.pem']) {
      expect(await readFile(join(dir, name), 'utf8')).toContain('PRIVATE KEY');
      expect((await stat(join(dir, name))).mode & 0o777).toBe(0o600);
    }
  });
});
