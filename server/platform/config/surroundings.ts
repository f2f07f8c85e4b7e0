import { existsSync } from 'node:fs';
import { availableParallelism, networkInterfaces } from 'node:os';

/** What the machine contributes to the defaults. */
export interface Surroundings {
  /** Processor cores that we may use. */
  cores: number;
  /** Private IPv4 addresses by which other devices on the network reach this machine. */
  lanAddresses: string[];
}

/** Looks at the machine we run on. */
export function thisMachine(): Surroundings {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const lanAddresses = addresses
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && isPrivate(address))
    .map(({ address }) => address);
  return { cores: availableParallelism(), lanAddresses };
}

/** RFC 1918 and RFC 6598 (carrier-grade NAT): the networks that our local CA may vouch for. */
function isPrivate(address: string): boolean {
  const [a = 0, b = 0] = address.split('.').map(Number);
  if (a === 172) return b >= 16 && b < 32;
  if (a === 100) return b >= 64 && b < 128;
  return a === 10 || (a === 192 && b === 168);
}

/** The process's environment, completed by an optional `.env` in the working folder (which never overrides it). */
export function processEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
