import { isIP } from 'node:net';
import { z } from 'zod';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

function wholeNumber(least: number, most: number) {
  const error = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,15}$/, { error })
    .transform(Number)
    .pipe(z.int({ error }).min(least, { error }).max(most, { error }));
}

function yesOrNo() {
  return z.enum(['true', 'false'], { error: 'must be true or false' }).transform((text) => text === 'true');
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** https, or http for this machine itself: browsers give cameras only to secure contexts. */
function isSecureOrigin(text: string): boolean {
  const { protocol, hostname } = new URL(text);
  return (
    protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname))
  );
}

function isHost(text: string): boolean {
  return isIP(text) !== 0 || /^(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})+$/i.test(text);
}

/** An address, a network, or one of the names that fastify's `trustProxy` knows. */
function isProxy(text: string): boolean {
  const [address = '', bits] = text.split('/');
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const version = isIP(address);
  if (version === 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

function isTimeZone(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

function list(isItem: (text: string) => boolean, error: string) {
  return z
    .string()
    .transform((text) => text.split(',').map((item) => item.trim()))
    .refine((items) => items.every(isItem), { error });
}

const file = z.string();

/**
 * Every setting the environment may hold, as text in and value out. `.env.example` explains each; a test keeps the two
 * equal. A setting that is absent or empty gets its default in `config.ts`.
 */
export const Settings = z.strictObject({
  DATABASE_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol), {
      error: 'must be a PostgreSQL address such as postgres://user:password@host:5432/name',
    })
    .optional(),
  SIGHTLINE_PORT: wholeNumber(1, 65535).optional(),
  SIGHTLINE_HOST: z
    .string()
    .refine((text) => isIP(text) !== 0 || text === 'localhost', {
      error: 'must be an IP address of this machine, or localhost',
    })
    .optional(),
  SIGHTLINE_PUBLIC_ORIGIN: z
    .string()
    .refine(isOrigin, { error: 'must be an origin such as https://sightline.example.ie, without a path' })
    .refine((text) => !isOrigin(text) || isSecureOrigin(text), {
      error: 'must begin with https:// (only localhost may use http://)',
    })
    .optional(),
  SIGHTLINE_DATA_DIR: file.optional(),
  SIGHTLINE_ANNOUNCED_ADDRESSES: list(
    isHost,
    'must be IP addresses or host names, separated by commas',
  ).optional(),
  SIGHTLINE_RTC_PORT: wholeNumber(0, 65535).optional(),
  SIGHTLINE_MEDIA_WORKERS: wholeNumber(1, 64).optional(),
  SIGHTLINE_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).optional(),
  SIGHTLINE_SESSION_SECRET_FILE: file.optional(),
  SIGHTLINE_PRACTICE_KEY_FILE: file.optional(),
  SIGHTLINE_TRUST_PROXY: list(
    (text) => text === 'false' || isProxy(text),
    "must be false or your proxy's addresses; true would let anybody forge their own address",
  ).optional(),
  SIGHTLINE_UPLOAD_MAX_BYTES: wholeNumber(1024 * 1024, 1024 * 1024 * 1024).optional(),
  SIGHTLINE_MAX_PIXELS: wholeNumber(1_000_000, 1_000_000_000).optional(),
  SIGHTLINE_PRACTICE_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { error: 'must be a time zone such as Europe/Dublin' })
    .optional(),
  SIGHTLINE_DEMO: yesOrNo().optional(),
});

/** The environment's settings, parsed; absent ones undefined. */
export type Settings = z.infer<typeof Settings>;
