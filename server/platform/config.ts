import { resolve } from 'node:path';
import { Settings } from './config/settings.ts';
import { processEnvironment, thisMachine, type Surroundings } from './config/surroundings.ts';

/** A file that holds a secret key. */
export interface KeyFile {
  path: string;
  /** True for our own default place: made at first start. False where the operator named the file: it must exist. */
  mayCreate: boolean;
}

/** Everything that can be set from outside, parsed once. */
export interface Config {
  /** Seeds a demo practice when the database is empty. */
  demo: boolean;
  /** TCP port of the web server. */
  port: number;
  /** Address the web server and the media workers bind to. */
  bindAddress: string;
  /** The address people type, without a trailing slash. */
  publicOrigin: string;
  /** Origins that requests and sockets may come from (S2); includes `publicOrigin`. */
  allowedOrigins: string[];
  /** Serve HTTPS ourselves with a certificate of a local CA, for phones on the same network (`--host`). */
  localHttps: boolean;
  /** Cookies get the `__Host-` prefix and `Secure`: whenever people reach us by https. */
  secureCookies: boolean;
  /** Absolute path of everything we keep: keys, stills, the embedded database. */
  dataDir: string;
  /** Absent: the embedded PostgreSQL is used. Holds a password: never log it. */
  databaseUrl?: string;
  /** Addresses told to browsers for media, most useful first. */
  announcedAddresses: string[];
  /** UDP and TCP port of the first media worker; the next ones count up. 0: any free port. */
  rtcPort: number;
  mediaWorkers: number;
  logLevel: NonNullable<Settings['SIGHTLINE_LOG_LEVEL']>;
  /** Key that signs session cookies. */
  sessionSecret: KeyFile;
  /** Key that wraps every patient's key (S4). */
  practiceKey: KeyFile;
  /** Proxies whose `X-Forwarded-*` headers are believed; false: none. */
  trustProxy: false | string[];
  uploadMaxBytes: number;
  /** Largest still that is decoded, width × height. */
  maxPixels: number;
  /** IANA name; decides what "today" is. */
  practiceTimeZone: string;
}

/** A setting is wrong; the message is one plain sentence that names it. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const FLAGS = ['--demo', '--host'];
const MiB = 1024 * 1024;

/**
 * Parses command line and environment. The only reader of `process.env`.
 *
 * @param argv words after `server/main.ts`: `--demo`, `--host`
 * @throws ConfigError for a wrong value, an unknown `SIGHTLINE_` setting or an unknown flag
 */
export function loadConfig(
  argv: readonly string[],
  env: NodeJS.ProcessEnv = processEnvironment(),
  machine: Surroundings = thisMachine(),
): Config {
  const unknown = argv.find((word) => !FLAGS.includes(word));
  if (unknown !== undefined)
    throw new ConfigError(`${unknown} is not an option; there are ${FLAGS.join(', ')}.`);
  const settings = parseSettings(env);
  const lan = argv.includes('--host');
  if (lan && machine.lanAddresses.length === 0) {
    throw new ConfigError('--host needs a network, and this machine has no address on one.');
  }
  return {
    demo: argv.includes('--demo') || (settings.SIGHTLINE_DEMO ?? false),
    ...whereWeAre(settings, lan, machine),
    ...whatWeKeep(settings),
    ...media(settings, lan, machine),
    logLevel: settings.SIGHTLINE_LOG_LEVEL ?? 'info',
    trustProxy: trustedProxies(settings),
    uploadMaxBytes: settings.SIGHTLINE_UPLOAD_MAX_BYTES ?? 40 * MiB,
    maxPixels: settings.SIGHTLINE_MAX_PIXELS ?? 60_000_000,
    practiceTimeZone: settings.SIGHTLINE_PRACTICE_TIME_ZONE ?? 'Europe/Dublin',
  };
}

/** Ours are `DATABASE_URL` and everything that begins with `SIGHTLINE_`; an empty value counts as absent. */
function parseSettings(env: NodeJS.ProcessEnv): Settings {
  const ours = Object.entries(env).filter(
    ([name, value]) => (name === 'DATABASE_URL' || name.startsWith('SIGHTLINE_')) && value !== '',
  );
  const parsed = Settings.safeParse(Object.fromEntries(ours));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue?.code === 'unrecognized_keys') {
    throw new ConfigError(`${issue.keys[0]} is not a setting; .env.example lists them all.`);
  }
  throw new ConfigError(`${String(issue?.path[0])} ${issue?.message}.`);
}

function whereWeAre(settings: Settings, lan: boolean, machine: Surroundings) {
  const port = settings.SIGHTLINE_PORT ?? 3000;
  const local = lan
    ? [...machine.lanAddresses, 'localhost', '127.0.0.1'].map((host) => `https://${host}:${port}`)
    : [`http://localhost:${port}`];
  const origins = local.map((origin) => new URL(origin).origin);
  const publicOrigin = settings.SIGHTLINE_PUBLIC_ORIGIN ?? origins[0] ?? '';
  return {
    port,
    bindAddress: settings.SIGHTLINE_HOST ?? (lan ? '0.0.0.0' : '127.0.0.1'),
    publicOrigin,
    allowedOrigins: lan ? [...new Set([publicOrigin, ...origins])] : [publicOrigin],
    localHttps: lan,
    secureCookies: publicOrigin.startsWith('https:'),
  };
}

function whatWeKeep(settings: Settings) {
  const dataDir = resolve(settings.SIGHTLINE_DATA_DIR ?? 'data');
  const keyFile = (named: string | undefined, name: string): KeyFile =>
    named === undefined
      ? { path: resolve(dataDir, 'keys', name), mayCreate: true }
      : { path: resolve(named), mayCreate: false };
  return {
    dataDir,
    ...(settings.DATABASE_URL === undefined ? {} : { databaseUrl: settings.DATABASE_URL }),
    sessionSecret: keyFile(settings.SIGHTLINE_SESSION_SECRET_FILE, 'session.key'),
    practiceKey: keyFile(settings.SIGHTLINE_PRACTICE_KEY_FILE, 'practice.key'),
  };
}

function media(settings: Settings, lan: boolean, machine: Surroundings) {
  const rtcPort = settings.SIGHTLINE_RTC_PORT ?? 44400;
  const mediaWorkers = settings.SIGHTLINE_MEDIA_WORKERS ?? Math.max(1, Math.min(machine.cores, 8));
  if (rtcPort + mediaWorkers - 1 > 65535) {
    throw new ConfigError(
      `SIGHTLINE_RTC_PORT must leave room for ${mediaWorkers} media workers: at most ${65536 - mediaWorkers}.`,
    );
  }
  const here = lan ? [...machine.lanAddresses, '127.0.0.1'] : ['127.0.0.1'];
  return { rtcPort, mediaWorkers, announcedAddresses: settings.SIGHTLINE_ANNOUNCED_ADDRESSES ?? here };
}

function trustedProxies({ SIGHTLINE_TRUST_PROXY: proxies }: Settings): false | string[] {
  if (proxies === undefined) return false;
  if (!proxies.includes('false')) return proxies;
  if (proxies.length > 1)
    throw new ConfigError('SIGHTLINE_TRUST_PROXY must be false or addresses, not both.');
  return false;
}
