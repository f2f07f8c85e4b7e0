import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ensureDebianPackages, isDebian } from './debian.mjs';
import { inRoot } from './places.mjs';
import { SetupError, step } from './report.mjs';
import { run, tail } from './run-command.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'];
const APPLE = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * A Chromium for the browser tests: one that is installed; as root on Debian, Debian's package; else Playwright's own
 * download.
 *
 * @returns {Promise<string>} path of the program
 */
export async function ensureChromium({ node, env }) {
  const found = installed(env);
  if (found) return found;
  if (isDebian() && process.getuid() === 0) {
    await ensureDebianPackages(['chromium'], 'for the browser tests');
    const debians = installed(env);
    if (debians) return debians;
  }
  return playwrights(node, env);
}

function installed(env) {
  const named = env.CHROMIUM_BIN;
  const folders = (env.PATH ?? '').split(delimiter);
  const candidates = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...(named ? [named] : []), ...candidates, APPLE].find(
    (path) => existsSync(path) && spawnSync(path, ['--version'], { env }).status === 0,
  );
}

async function playwrights(node, env) {
  const cli = inRoot('node_modules', 'playwright-core', 'cli.js');
  const where = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
  const path = spawnSync(node, ['-e', where], { env, cwd: inRoot(), encoding: 'utf8' }).stdout.trim();
  if (existsSync(path)) return path;
  const download = () => run(node, [cli, 'install', 'chromium'], { env, limit: 300_000 });
  const { code, output } = await step('Downloading Chromium', 'Chromium', download);
  if (code === 0 && existsSync(path)) return path;
  const command = isDebian()
    ? '\n\n  sudo apt-get install --yes chromium\n'
    : ' from your system’s packages.';
  throw new SetupError(
    `Chromium is needed for the browser tests and could not be downloaded. Install it${command}\n${tail(output, 5)}`,
  );
}
