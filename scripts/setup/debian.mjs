import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { say, SetupError, step } from './report.mjs';
import { mustRun } from './run-command.mjs';

/** Fields of /etc/os-release (os-release(5)); empty elsewhere. */
export function osRelease() {
  if (!existsSync('/etc/os-release')) return {};
  const lines = readFileSync('/etc/os-release', 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => /^(\w+)="?(.*?)"?$/.exec(line)?.slice(1, 3) ?? []));
}

/** Whether Debian's own package names and contents can be relied on. */
export const isDebian = () => osRelease().ID === 'debian';

/** Debian or a system made from it, with the same package names for development libraries. */
export const usesApt = () =>
  [osRelease().ID, ...(osRelease().ID_LIKE ?? '').split(' ')].includes('debian') &&
  spawnSync('dpkg-query', ['--version']).status === 0;

/** @param {string[]} names @returns {string[]} those that are not installed */
function missingPackages(names) {
  return names.filter((name) => {
    const query = spawnSync('dpkg-query', ['-W', '-f=${Status}', name], { encoding: 'utf8' });
    return query.stdout !== 'install ok installed';
  });
}

/**
 * Installs what is missing when we are root, after saying so; otherwise ends with the one command that does it.
 *
 * @param {string[]} names
 * @param {string} purpose for the announcement: "to build the media worker"
 */
export async function ensureDebianPackages(names, purpose) {
  const missing = missingPackages(names);
  if (missing.length === 0) return;
  const command = `apt-get install --yes --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid() !== 0) {
    throw new SetupError(
      `These Debian packages are needed ${purpose}. Run this once:\n\n  sudo ${command}\n`,
    );
  }
  say(`  Debian packages are needed ${purpose}: ${missing.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const lock = ['-o', 'DPkg::Lock::Timeout=300'];
  const [, ...words] = command.split(' ');
  await step('Installing Debian packages', 'Debian packages', async () => {
    await mustRun('Reading the package lists', 'apt-get', [...lock, 'update'], { env });
    await mustRun('Installing Debian packages', 'apt-get', [...lock, ...words], { env });
  });
}
