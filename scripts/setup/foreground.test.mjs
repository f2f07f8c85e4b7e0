import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const module = new URL('./foreground.mjs', import.meta.url).href;
let folder;
let program;
let log;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sightline-foreground-'));
  program = join(folder, 'program.mjs');
  log = join(folder, 'log');
  writeFileSync(log, '');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program that notes each signal and ends a little after the first, and a starter that runs it. */
async function startIt() {
  writeFileSync(
    program,
    `import { appendFileSync } from 'node:fs';
    const note = (word) => appendFileSync(${JSON.stringify(log)}, word + '\\n');
    const timer = setInterval(() => {}, 1000);
    for (const signal of ['SIGINT', 'SIGTERM'])
      process.on(signal, () => (note(signal), setTimeout(() => (note('closed'), clearInterval(timer), process.exit(7)), 300)));
    console.log('ready');`,
  );
  const code = `import { runInForeground } from ${JSON.stringify(module)};
    process.exitCode = await runInForeground(process.execPath, [${JSON.stringify(program)}], process.env);`;
  const starter = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(createInterface({ input: starter.stdout }), 'line');
  return starter;
}

const noted = () => readFileSync(log, 'utf8').trim().split('\n');

it('passes Ctrl-C on once, although it comes from the terminal and from npm, and waits for the clean end', async () => {
  const starter = await startIt();
  starter.kill('SIGINT');
  starter.kill('SIGINT');
  const [code] = await once(starter, 'exit');
  expect(noted()).toEqual(['SIGINT', 'closed']);
  expect(code).toBe(7);
});

it('passes SIGTERM on', async () => {
  const starter = await startIt();
  starter.kill('SIGTERM');
  await once(starter, 'exit');
  expect(noted()).toEqual(['SIGTERM', 'closed']);
});

it('[S8] the program closes by itself when its starter is killed', async () => {
  const starter = await startIt();
  starter.kill('SIGKILL');
  await vi.waitFor(() => expect(noted()).toEqual(['SIGTERM', 'closed']), 10_000);
});
