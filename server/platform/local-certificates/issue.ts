import { isIP } from 'node:net';
import './reflection.ts';
import * as x509 from '@peculiar/x509';
import { nothingButOurs } from './name-constraints.ts';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 24 * 60 * 60 * 1000;
const CA_DAYS = 3650;
/** With the day of tolerance below 396: the limit for a certificate's life in browsers is 398 days, Apple's advice 397. */
const LEAF_DAYS = 395;
/** Phones whose clock is a little slow. */
const TOLERANCE_DAYS = 1;

/** A certificate and its private key, both PEM. */
export interface Issued {
  cert: string;
  key: string;
}

/**
 * Makes a certificate authority that can vouch for private networks and this machine alone.
 *
 * @param outside the machine's own IPv4 addresses outside private networks
 */
export async function issueAuthority(now: Date, outside: string[] = []): Promise<Issued> {
  const keys = await generateKeys();
  const cert = await x509.X509CertificateGenerator.createSelfSigned({
    ...validity(now, CA_DAYS),
    name: `CN=Sightline local CA ${now.toISOString().slice(0, 10)}`,
    keys,
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
      nothingButOurs(outside),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { cert: cert.toString('pem'), key: await exportKey(keys.privateKey) };
}

/**
 * Makes a server certificate for names and addresses, as iOS wants it: at most 397 days, names in the SAN, serverAuth
 * (Apple, "Requirements for trusted certificates").
 */
export async function issueServer(authority: Issued, hosts: string[], now: Date): Promise<Issued> {
  const ca = new x509.X509Certificate(authority.cert);
  const keys = await generateKeys();
  const cert = await x509.X509CertificateGenerator.create({
    ...validity(now, LEAF_DAYS),
    subject: 'CN=Sightline on this network',
    issuer: ca.subjectName,
    publicKey: keys.publicKey,
    signingKey: await importKey(authority.key),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
      new x509.SubjectAlternativeNameExtension(
        hosts.map((host) => ({ type: isIP(host) ? ('ip' as const) : ('dns' as const), value: host })),
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
      await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
    ],
  });
  return { cert: cert.toString('pem'), key: await exportKey(keys.privateKey) };
}

function validity(now: Date, days: number): { notBefore: Date; notAfter: Date } {
  return {
    notBefore: new Date(now.getTime() - TOLERANCE_DAYS * DAY_MS),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  };
}

function generateKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
}

async function exportKey(key: CryptoKey): Promise<string> {
  return x509.PemConverter.encode(await crypto.subtle.exportKey('pkcs8', key), 'PRIVATE KEY');
}

function importKey(pem: string): Promise<CryptoKey> {
  return crypto.subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), ALGORITHM, false, ['sign']);
}
