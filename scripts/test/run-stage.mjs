import { mkdirSync, rmSync } from 'node:fs';
import { inRoot, LOCAL } from '../setup/places.mjs';
import { say, secondsSince } from '../setup/report.mjs';
import { run, tail } from '../setup/run-command.mjs';
import { countTests, inWords } from './counts.mjs';

const LIMIT_MS = 20 * 60_000;
const TAIL_LINES = 80;

/**
 * Runs one stage and says how it went, with the end of its output when it failed.
 *
 * @param {import('./stages.mjs').Stage} stage
 * @param {{ node: string, env: NodeJS.ProcessEnv }} surroundings
 */
export async function runStage(stage, { node, env }) {
  const start = Date.now();
  const folder = `${LOCAL}/test-reports`;
  const report = `${folder}/${stage.id}.json`;
  mkdirSync(folder, { recursive: true });
  rmSync(report, { force: true });
  const stop = showProgress(stage.title, start);
  const { code, output, timedOut } = await run(node, [...stage.words, ...reporters(stage.kind, report)], {
    cwd: inRoot(),
    env: { ...env, FORCE_COLOR: '0', NO_COLOR: '1', PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    limit: LIMIT_MS,
  });
  stop();
  const counts = countTests(stage.kind, code, report);
  const seconds = secondsSince(start);
  const good = counts.failed === 0;
  say(
    `${good ? '✓' : '✗'} ${stage.title}: ${inWords(counts)} (${seconds} s)${timedOut ? ', took too long' : ''}`,
  );
  if (!good) say(`\n${indent(tail(output, TAIL_LINES))}\n`);
  return { stage, counts, seconds };
}

function reporters(kind, report) {
  if (kind === 'vitest') return ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  if (kind === 'playwright') return ['--reporter=list,json'];
  return [];
}

function showProgress(title, start) {
  const terminal = process.stdout.isTTY;
  const show = () => {
    if (terminal) process.stdout.write(`\r\x1b[K  ${title} … ${secondsSince(start)} s`);
    else say(`  ${title} … ${secondsSince(start)} s`);
  };
  const timer = setInterval(show, terminal ? 1000 : 60_000);
  return () => {
    clearInterval(timer);
    if (terminal) process.stdout.write('\r\x1b[K');
  };
}

function indent(text) {
  return text
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');
}
