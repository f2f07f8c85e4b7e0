import './reflection.ts';
import { BlockList, isIP } from 'node:net';
import { Extension } from '@peculiar/x509';

const NAME_CONSTRAINTS = '2.5.29.30';
const NAMES = ['localhost', 'local'];
/** This machine, RFC 1918, link-local (RFC 3927) and carrier-grade NAT (RFC 6598): address and prefix length. */
const NETWORKS: [number[], number][] = [
  [[127, 0, 0, 0], 8],
  [[10, 0, 0, 0], 8],
  [[172, 16, 0, 0], 12],
  [[192, 168, 0, 0], 16],
  [[169, 254, 0, 0], 16],
  [[100, 64, 0, 0], 10],
];
const ALLOWED = new BlockList();
for (const [address, prefix] of NETWORKS) ALLOWED.addSubnet(address.join('.'), prefix);

/** Whether our CA may vouch for this address or name. */
export function isPrivateHost(host: string): boolean {
  if (isIP(host) !== 0) return isIP(host) === 4 && ALLOWED.check(host);
  return NAMES.some((name) => host === name || host.endsWith(`.${name}`));
}

/**
 * The extension that keeps a CA, once a phone trusts it, from vouching for anything on the internet: it may name this
 * machine, `.local` and private networks (RFC 5280, 4.2.1.10). Critical: who does not understand it refuses the CA.
 */
export function privateNetworksOnly(): Extension {
  const names = NAMES.map((name) => der(0x82, [...Buffer.from(name)])); // [2] dNSName
  const networks = NETWORKS.map(([address, prefix]) => der(0x87, [...address, ...mask(prefix)])); // [7] iPAddress
  const subtrees = [...names, ...networks].flatMap((base) => der(0x30, base));
  return new Extension(NAME_CONSTRAINTS, true, new Uint8Array(der(0x30, der(0xa0, subtrees))));
}

/** The four bytes of a mask with `prefix` ones in front. */
function mask(prefix: number): number[] {
  const bits = (0xffffffff << (32 - prefix)) >>> 0;
  return [24, 16, 8, 0].map((shift) => (bits >>> shift) & 0xff);
}

/** Tag, length, content; our contents are far below the 128 bytes at which a length takes more than one byte. */
function der(tag: number, content: number[]): number[] {
  if (content.length > 127) throw new RangeError('DER content too long for a one-byte length');
  return [tag, content.length, ...content];
}
