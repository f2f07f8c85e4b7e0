import './reflection.ts';
import { Extension } from '@peculiar/x509';

const NAME_CONSTRAINTS = '2.5.29.30';
const NAMES = ['localhost', 'local'];
/** This machine, RFC 1918, link-local and carrier-grade NAT. Address, then mask. */
const NETWORKS = [
  [127, 0, 0, 0, 255, 0, 0, 0],
  [10, 0, 0, 0, 255, 0, 0, 0],
  [172, 16, 0, 0, 255, 240, 0, 0],
  [192, 168, 0, 0, 255, 255, 0, 0],
  [169, 254, 0, 0, 255, 255, 0, 0],
  [100, 64, 0, 0, 255, 192, 0, 0],
];

/**
 * The extension that keeps a CA, once a phone trusts it, from vouching for anything on the internet: it may name this
 * machine, `.local` and private networks (RFC 5280, 4.2.1.10). Critical: who does not understand it refuses the CA.
 */
export function privateNetworksOnly(): Extension {
  const names = NAMES.map((name) => der(0x82, [...Buffer.from(name)])); // [2] dNSName
  const networks = NETWORKS.map((network) => der(0x87, network)); // [7] iPAddress
  const subtrees = [...names, ...networks].flatMap((base) => der(0x30, base));
  return new Extension(NAME_CONSTRAINTS, true, new Uint8Array(der(0x30, der(0xa0, subtrees))));
}

/** Tag, length, content; our contents are far below the 128 bytes at which a length takes more than one byte. */
function der(tag: number, content: number[]): number[] {
  if (content.length > 127) throw new RangeError('DER content too long for a one-byte length');
  return [tag, content.length, ...content];
}
