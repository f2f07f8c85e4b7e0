import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { npm } from './npm.mjs';
import { LOCAL } from './places.mjs';
import { SetupError, step } from './report.mjs';

/** What is fetched where PATH has something older: the registry's packages that hold Node's own binaries. */
const WANTED = '24.21.0';
/** TypeScript without a build step is on by default from 22.18; mediasoup wants 22. */
const LEAST = [22, 18];

/**
 * A Node that can run the project: the one running now, or one fetched through the npm registry into `.local/node`.
 *
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} its path, and an environment with it first on PATH
 */
export async function ensureNode() {
  if (isEnough(process.versions.node)) return surroundings(process.execPath);
  const folder = join(LOCAL, 'node', WANTED);
  const node = join(folder, 'node_modules', packageName(), 'bin', 'node');
  if (!existsSync(node)) {
    const label = `Fetching Node ${WANTED}, because this one (${process.versions.node}) is older than ${LEAST.join('.')}`;
    await step(label, `Node ${WANTED} in .local/node`, () => fetchNode(folder));
  }
  const run = spawnSync(node, ['--version'], { encoding: 'utf8' });
  if (run.stdout?.trim() === `v${WANTED}`) return surroundings(node);
  rmSync(folder, { recursive: true, force: true });
  throw new SetupError(`The fetched Node does not run here. Install Node ${LEAST[0]} or later yourself.`);
}

/** @param {string} version such as "22.18.0" */
export function isEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

function packageName() {
  const apple = process.platform === 'darwin' && process.arch === 'arm64';
  return `${apple ? 'node-bin' : 'node'}-${process.platform}-${process.arch}`;
}

async function fetchNode(folder) {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  writeFileSync(join(unfinished, 'package.json'), '{ "private": true }\n');
  const words = ['install', '--prefix', unfinished, '--ignore-scripts', '--no-audit', '--no-fund'];
  try {
    await npm('Fetching Node', [...words, `${packageName()}@${WANTED}`], { cwd: unfinished });
    rmSync(folder, { recursive: true, force: true });
    renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function surroundings(node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  return { node, env };
}
