import './reflection.ts';
import { BlockList, isIP } from 'node:net';
import { Extension } from '@peculiar/x509';

const NAME_CONSTRAINTS = '2.5.29.30';
const NAMES = ['localhost', 'local'];
/** This machine, RFC 1918, link-local (RFC 3927) and carrier-grade NAT (RFC 6598): address and prefix length. */
const NETWORKS: [string, number][] = [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
  ['100.64.0.0', 10],
];
const ALLOWED = new BlockList();
for (const [address, prefix] of NETWORKS) ALLOWED.addSubnet(address, prefix);

/** Whether our CA can vouch for this host at all: an IPv4 address, localhost or a name under `.local`. */
export function isLocalHost(host: string): boolean {
  if (isIP(host) !== 0) return isIP(host) === 4;
  return NAMES.some((name) => host === name || host.endsWith(`.${name}`));
}

/** Of these hosts the addresses outside private networks, each of which the CA must name. */
export function outsideAddresses(hosts: string[]): string[] {
  return hosts.filter((host) => isIP(host) === 4 && !ALLOWED.check(host));
}

/** Whether a CA with the extension below, in DER, names this address from outside private networks. */
export function namesAddress(ca: Buffer, address: string): boolean {
  return ca.includes(Buffer.from(subtree(address, 32)));
}

/**
 * The extension that keeps a CA, once a phone trusts it, from vouching for anything else on the internet: it may name
 * this machine, `.local`, private networks and the single addresses given here (RFC 5280, 4.2.1.10). Critical: who does
 * not understand it refuses the CA.
 */
export function nothingButOurs(outside: string[]): Extension {
  const names = NAMES.map((name) => der(0x30, der(0x82, [...Buffer.from(name)]))); // [2] dNSName
  const networks = NETWORKS.map(([address, prefix]) => subtree(address, prefix));
  const single = outside.map((address) => subtree(address, 32));
  const permitted = der(0xa0, [...names, ...networks, ...single].flat()); // [0] permittedSubtrees
  return new Extension(NAME_CONSTRAINTS, true, new Uint8Array(der(0x30, permitted)));
}

/** A GeneralSubtree with an iPAddress ([7]): four bytes of address, four of mask. */
function subtree(address: string, prefix: number): number[] {
  return der(0x30, der(0x87, [...address.split('.').map(Number), ...mask(prefix)]));
}

/** The four bytes of a mask with `prefix` ones in front. */
function mask(prefix: number): number[] {
  const bits = (0xffffffff << (32 - prefix)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff);
}

/** Tag, length (X.690, 8.1.3: one byte below 128, else a byte that counts the length's bytes), content. */
function der(tag: number, content: number[]): number[] {
  const { length } = content;
  if (length < 0x80) return [tag, length, ...content];
  return length < 0x100
    ? [tag, 0x81, length, ...content]
    : [tag, 0x82, length >> 8, length & 0xff, ...content];
}
