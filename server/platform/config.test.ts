import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';
import { Settings } from './config/settings.ts';

const machine = { cores: 8, lanAddresses: ['192.168.1.20', '10.0.0.5'] };
const load = (env: Record<string, string> = {}, ...argv: string[]) => loadConfig(argv, env, machine);

function refusal(env: Record<string, string>, ...argv: string[]): string {
  try {
    load(env, ...argv);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
}

describe('a wrong setting stops the start with one sentence that names it', () => {
  it.each([
    ['SIGHTLINE_PORT', 'eighty', 'SIGHTLINE_PORT must be a whole number from 1 to 65535.'],
    ['SIGHTLINE_PORT', '65536', 'SIGHTLINE_PORT must be a whole number from 1 to 65535.'],
    ['SIGHTLINE_PORT', '0', 'SIGHTLINE_PORT must be a whole number from 1 to 65535.'],
    ['SIGHTLINE_PORT', '3e3', 'SIGHTLINE_PORT must be a whole number from 1 to 65535.'],
    ['SIGHTLINE_HOST', 'everywhere', 'SIGHTLINE_HOST must be an IP address of this machine, or localhost.'],
    [
      'SIGHTLINE_PUBLIC_ORIGIN',
      'http://sightline.example.ie',
      'SIGHTLINE_PUBLIC_ORIGIN must begin with https:// (only localhost may use http://).',
    ],
    [
      'SIGHTLINE_PUBLIC_ORIGIN',
      'https://sightline.example.ie/app',
      'SIGHTLINE_PUBLIC_ORIGIN must be an origin such as https://sightline.example.ie, without a path.',
    ],
    ['SIGHTLINE_LOG_LEVEL', 'loud', /^SIGHTLINE_LOG_LEVEL must be one of fatal, error, .*silent\.$/],
    ['SIGHTLINE_TRUST_PROXY', 'true', /^SIGHTLINE_TRUST_PROXY must be false or your proxy's addresses/],
    ['SIGHTLINE_TRUST_PROXY', '10.0.0.0/33', /^SIGHTLINE_TRUST_PROXY must be false or/],
    [
      'SIGHTLINE_TRUST_PROXY',
      'false,10.0.0.1',
      'SIGHTLINE_TRUST_PROXY must be false or addresses, not both.',
    ],
    ['SIGHTLINE_ANNOUNCED_ADDRESSES', '10.0.0.1,,', /^SIGHTLINE_ANNOUNCED_ADDRESSES must be IP addresses/],
    ['SIGHTLINE_MEDIA_WORKERS', '0', 'SIGHTLINE_MEDIA_WORKERS must be a whole number from 1 to 64.'],
    ['SIGHTLINE_RTC_PORT', '65530', 'SIGHTLINE_RTC_PORT must leave room for 8 media workers: at most 65528.'],
    ['SIGHTLINE_PRACTICE_TIME_ZONE', 'Ireland/Cork', /^SIGHTLINE_PRACTICE_TIME_ZONE must be a time zone/],
    ['SIGHTLINE_DEMO', 'yes', 'SIGHTLINE_DEMO must be true or false.'],
    ['SIGHTLINE_UPLOAD_MAX_BYTES', '-1', /^SIGHTLINE_UPLOAD_MAX_BYTES must be a whole number/],
    ['SIGHTLINE_MAX_PIXELS', '60 megapixels', /^SIGHTLINE_MAX_PIXELS must be a whole number/],
    ['SIGHTLINE_PROT', '3000', 'SIGHTLINE_PROT is not a setting; .env.example lists them all.'],
  ])('%s=%s', (name, value, sentence) => {
    expect(refusal({ [name]: value })).toMatch(sentence);
  });

  it('never repeats the database address, which holds a password', () => {
    const sentence = refusal({ DATABASE_URL: 'mysql://root:hunter2@localhost/x' });
    expect(sentence).toMatch(/^DATABASE_URL must be a PostgreSQL address/);
    expect(sentence).not.toContain('hunter2');
  });

  it('refuses an unknown option', () => {
    expect(refusal({}, '--hots')).toBe('--hots is not an option; there are --demo, --host.');
  });

  it('refuses --host on a machine without a network', () => {
    const alone = { cores: 1, lanAddresses: [] };
    expect(() => loadConfig(['--host'], {}, alone)).toThrow(/^--host needs a network/);
  });
});

describe('what holds when nothing is set', () => {
  it('is this machine alone, over http on localhost, with the embedded database', () => {
    expect(load()).toEqual({
      demo: false,
      port: 3000,
      bindAddress: '127.0.0.1',
      publicOrigin: 'http://localhost:3000',
      allowedOrigins: ['http://localhost:3000'],
      localHttps: false,
      secureCookies: false,
      dataDir: resolve('data'),
      announcedAddresses: ['127.0.0.1'],
      rtcPort: 44400,
      mediaWorkers: 8,
      logLevel: 'info',
      sessionSecret: { path: resolve('data/keys/session.key'), mayCreate: true },
      practiceKey: { path: resolve('data/keys/practice.key'), mayCreate: true },
      trustProxy: false,
      uploadMaxBytes: 41_943_040,
      maxPixels: 60_000_000,
      practiceTimeZone: 'Europe/Dublin',
    });
  });

  it('is one media worker a core, at most 8', () => {
    expect(loadConfig([], {}, { cores: 3, lanAddresses: [] }).mediaWorkers).toBe(3);
    expect(loadConfig([], {}, { cores: 64, lanAddresses: [] }).mediaWorkers).toBe(8);
  });

  it('counts an empty value as absent, as compose files write it', () => {
    expect(load({ DATABASE_URL: '', SIGHTLINE_PORT: '' })).toEqual(load());
  });

  it("ignores other programs' settings", () => {
    expect(load({ PORT: 'x', HOST: 'y', NODE_ENV: 'z' })).toEqual(load());
  });
});

describe('what changes it', () => {
  it('--host: https on every address, phones are told the network address first', () => {
    expect(load({}, '--host')).toMatchObject({
      bindAddress: '0.0.0.0',
      publicOrigin: 'https://192.168.1.20:3000',
      allowedOrigins: [
        'https://192.168.1.20:3000',
        'https://10.0.0.5:3000',
        'https://localhost:3000',
        'https://127.0.0.1:3000',
      ],
      localHttps: true,
      secureCookies: true,
      announcedAddresses: ['192.168.1.20', '10.0.0.5', '127.0.0.1'],
    });
  });

  it('a public origin is the only allowed one and makes cookies secure', () => {
    expect(load({ SIGHTLINE_PUBLIC_ORIGIN: 'https://sightline.example.ie' })).toMatchObject({
      publicOrigin: 'https://sightline.example.ie',
      allowedOrigins: ['https://sightline.example.ie'],
      secureCookies: true,
      localHttps: false,
    });
  });

  it('a default port is left out of the origin, as browsers do', () => {
    expect(load({ SIGHTLINE_PORT: '443' }, '--host').publicOrigin).toBe('https://192.168.1.20');
  });

  it('key files that are named must exist, whatever the data folder', () => {
    const env = { SIGHTLINE_DATA_DIR: '/srv/sightline', SIGHTLINE_PRACTICE_KEY_FILE: '/run/secrets/key' };
    expect(load(env)).toMatchObject({
      dataDir: '/srv/sightline',
      sessionSecret: { path: '/srv/sightline/keys/session.key', mayCreate: true },
      practiceKey: { path: '/run/secrets/key', mayCreate: false },
    });
  });

  it('lists are split, proxies included', () => {
    const env = {
      SIGHTLINE_TRUST_PROXY: 'loopback, 10.0.0.0/8',
      SIGHTLINE_ANNOUNCED_ADDRESSES: '203.0.113.7, media.example.ie',
    };
    expect(load(env)).toMatchObject({
      trustProxy: ['loopback', '10.0.0.0/8'],
      announcedAddresses: ['203.0.113.7', 'media.example.ie'],
    });
  });

  it('--demo and SIGHTLINE_DEMO seed the demo practice', () => {
    expect([load({}, '--demo').demo, load({ SIGHTLINE_DEMO: 'true' }).demo]).toEqual([true, true]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8').split('\n');
  const examples = lines.flatMap((line) => {
    const match = /^#([A-Z_]+)=(.*)$/.exec(line);
    return match?.[1] === undefined || match[2] === undefined ? [] : [{ name: match[1], value: match[2] }];
  });

  it('explains every setting and no other, each once', () => {
    expect(examples.map(({ name }) => name).sort()).toEqual(Object.keys(Settings.shape).sort());
    for (const { name, value } of examples) {
      expect(lines[lines.indexOf(`#${name}=${value}`) - 1]).toMatch(/^# \S/);
    }
  });

  it('shows the defaults', () => {
    const withoutDefault = ['DATABASE_URL', 'SIGHTLINE_SESSION_SECRET_FILE', 'SIGHTLINE_PRACTICE_KEY_FILE'];
    for (const { name, value } of examples) {
      if (withoutDefault.includes(name)) expect(refusal({ [name]: value })).toBe('accepted');
      else expect(load({ [name]: value })).toEqual(load());
    }
  });
});
