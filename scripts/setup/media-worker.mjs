import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensureDebianPackages, osRelease, usesApt } from './debian.mjs';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { inRoot, userCache } from './places.mjs';
import { SetupError, step } from './report.mjs';
import { run, tail } from './run-command.mjs';

const PACKAGE = inRoot('node_modules', 'mediasoup');
const RECIPE = 'scripts/media-worker';
/** What a build depends on, besides the package and the system. */
const INGREDIENTS = [`${RECIPE}/build-worker.sh`, `${RECIPE}/subprojects`];
const BUILD_PACKAGES =
  'g++ make meson ninja-build pkg-config dpkg-dev libssl-dev libuv1-dev libsrtp2-dev libabsl-dev libflatbuffers-dev flatbuffers-compiler';
const DOWNLOAD_LIMIT_MS = 60_000;
const BUILD_LIMIT_MS = 30 * 60_000;
const VERIFY_LIMIT_MS = 20_000;

/**
 * The program that carries sound and pictures, for exactly the installed version of mediasoup: the official one where
 * it can be downloaded, else one built from the package's own sources. Kept per user, so that it is had once.
 *
 * @returns {Promise<string>} path of a worker that has been started once and did what it should
 */
export async function ensureMediaWorker({ node, env }) {
  if (env.MEDIASOUP_WORKER_BIN) return namedWorker(env.MEDIASOUP_WORKER_BIN, node, env);
  const file = join(userCache(), 'media-worker', key(), 'mediasoup-worker');
  if (isIntact(file)) return file;
  const waiting = 'Another start is preparing the media worker; waiting for it.';
  return withLock(`${dirname(file)}.lock`, waiting, async () => {
    if (isIntact(file)) return file;
    const official = await download(node, env);
    if (official) return keep(official, file, 'official prebuilt');
    return keep(await build(node, env, `${file}.${process.pid}`), file, 'built here');
  });
}

/** A worker and a library of different versions hang silently: everything that decides what fits is in the name. */
function key() {
  const { ID = process.platform, VERSION_ID = '' } = osRelease();
  const recipe = fingerprint(INGREDIENTS).slice(0, 12);
  return `${mediasoupVersion()}-${recipe}-${process.platform}-${process.arch}-${ID}${VERSION_ID}`;
}

function mediasoupVersion() {
  return JSON.parse(readFileSync(join(PACKAGE, 'package.json'), 'utf8')).version;
}

/** Whether the file is there and is byte for byte the one that was verified, for the version now installed. */
function isIntact(file) {
  try {
    const { version, sha256 } = JSON.parse(readFileSync(`${file}.json`, 'utf8'));
    return version === mediasoupVersion() && sha256 === hashOf(file);
  } catch {
    return false; // not there, or cut short
  }
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

function keep(verified, file, origin) {
  const note = JSON.stringify({ version: mediasoupVersion(), origin, sha256: hashOf(verified) });
  mkdirSync(dirname(file), { recursive: true });
  const unfinished = `${file}.${process.pid}.kept`;
  copyFileSync(verified, unfinished);
  chmodSync(unfinished, 0o755);
  writeFileSync(`${file}.json`, note);
  renameSync(unfinished, file);
  if (verified.startsWith(file)) rmSync(verified);
  return file;
}

async function namedWorker(file, node, env) {
  const why = await refusal(file, node, env);
  if (why) throw new SetupError(`MEDIASOUP_WORKER_BIN names a worker that does not work (${file}): ${why}`);
  return file;
}

/** Starts the worker under the library. @returns {Promise<string | undefined>} what went wrong, if anything did */
async function refusal(file, node, env) {
  if (!existsSync(file)) return 'there is no such file';
  const script = inRoot(RECIPE, 'verify-worker.mjs');
  const { code, output, timedOut } = await run(node, [script, file], { env, limit: VERIFY_LIMIT_MS });
  if (timedOut) return 'it does not answer; it was probably built for another version of mediasoup';
  return code === 0 ? undefined : tail(output, 8);
}

/** mediasoup's own way to its official worker, without its fall-back build: that has no interpreter to run with. */
async function download(node, env) {
  const file = join(PACKAGE, 'worker', 'out', 'Release', 'mediasoup-worker');
  const options = { cwd: PACKAGE, env: { ...env, PYTHON: 'false' }, limit: DOWNLOAD_LIMIT_MS };
  const works = await step(
    'Downloading the official media worker',
    'Looked for the official media worker',
    async () => {
      const { code } = await run(node, ['npm-scripts.mjs', 'postinstall'], options);
      return code === 0 && !(await refusal(file, node, env));
    },
  );
  return works ? file : undefined;
}

async function build(node, env, file) {
  if (!usesApt()) throw neither('it can be built on Debian and its relatives only');
  await ensureDebianPackages(
    BUILD_PACKAGES.split(' '),
    'to build the media worker, which could not be downloaded',
  );
  const label = 'Building the media worker, once; this takes about five minutes';
  await step(label, 'Media worker built', async (detail) => {
    const onLine = (line) => {
      const progress = /^\[(\d+)\/(\d+)\]/.exec(line);
      if (progress) detail(`${progress[1]} of ${progress[2]}`);
    };
    const script = inRoot(RECIPE, 'build-worker.sh');
    const { code, output } = await run('bash', [script, PACKAGE, file], {
      env,
      limit: BUILD_LIMIT_MS,
      onLine,
    });
    if (code !== 0) throw neither(`its build failed. The build's last lines:\n\n${tail(output)}`);
    const why = await refusal(file, node, env);
    if (why) throw neither(`the one that was built does not work: ${why}`);
  });
  return file;
}

function neither(why) {
  return new SetupError(
    `Sightline needs mediasoup's media worker ${mediasoupVersion()}. The official one could not be downloaded, and ${why}\n\n` +
      'Connect to the internet and start again, or set MEDIASOUP_WORKER_BIN to a worker of this version.',
  );
}
