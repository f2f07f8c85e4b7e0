import { existsSync } from 'node:fs';
import { availableParallelism, networkInterfaces } from 'node:os';

/** What the machine contributes to the defaults. */
export interface Surroundings {
  /** Processor cores that we may use. */
  cores: number;
  /** IPv4 addresses by which other devices on the network reach this machine. */
  lanAddresses: string[];
}

/** Looks at the machine we run on. */
export function thisMachine(): Surroundings {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const lanAddresses = addresses
    .filter(({ family, internal, address }) => family === 'IPv4' && !internal && !isLinkLocal(address))
    .map(({ address }) => address);
  return { cores: availableParallelism(), lanAddresses };
}

/** RFC 3927: what a machine gives itself when nobody gave it an address. */
function isLinkLocal(address: string): boolean {
  return address.startsWith('169.254.');
}

/** The process's environment, completed by an optional `.env` in the working folder (which never overrides it). */
export function processEnvironment(): NodeJS.ProcessEnv {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return process.env;
}
