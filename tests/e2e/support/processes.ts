import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

const onLinux = (): Process[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // proc_pid_stat(5): the name may hold spaces and brackets; after the last one come state and parent.
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return [{ pid: Number(name), parent: Number(parent), command }];
      } catch {
        return [];
      }
    });

const elsewhere = (): Process[] =>
  execFileSync('ps', ['-axo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });

const processes = (): Process[] => (process.platform === 'linux' ? onLinux() : elsewhere());

/** The server's media workers. */
export const mediaWorkersOf = (server: number): number[] =>
  processes()
    .filter(({ parent, command }) => parent === server && command.includes('mediasoup-worker'))
    .map(({ pid }) => pid);

/** The browser's main process, by its profile: everything else of it ends with that. */
export const browserOf = (profile: string): number => {
  const main = processes().find(
    ({ command }) => command.includes(`--user-data-dir=${profile}`) && !command.includes('--type='),
  );
  if (!main) throw new Error('the browser is not running');
  return main.pid;
};
