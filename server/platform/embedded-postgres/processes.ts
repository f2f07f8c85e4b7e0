import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When the process started, as an opaque text that differs between two processes with the same id; undefined when it
 * is not running (a zombie is not).
 */
export function processStamp(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', `${pid}`], { encoding: 'utf8' }).trim();
    // proc_pid_stat(5): the name may hold spaces and brackets, so count from the last bracket; state is field 3,
    // start time field 22.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' || fields[0] === 'X' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

/** The words of a running process's command line; empty when there is none. */
export function commandLine(pid: number): string[] {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'args=', '-p', `${pid}`], { encoding: 'utf8' })
        .trim()
        .split(' ');
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Waits until the process has ended. @returns whether it did so within `ms`. */
export async function processEnds(pid: number, ms: number): Promise<boolean> {
  const until = Date.now() + ms;
  while (processStamp(pid) !== undefined) {
    if (Date.now() > until) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}
