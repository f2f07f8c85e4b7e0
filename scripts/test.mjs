// npm test: sets up what is missing, runs every stage to the end, and says how many tests passed and failed.
// npm test -- --only unit,api  runs these stages alone.
import { fail, say, SetupError, secondsSince } from './setup/report.mjs';
import { setUp } from './setup/set-up.mjs';
import { inWords, sum } from './test/counts.mjs';
import { runStage } from './test/run-stage.mjs';
import { STAGES } from './test/stages.mjs';

function chosenStages(words) {
  if (words.length === 0) return STAGES;
  const names = words[0] === '--only' && words.length === 2 ? words[1].split(',') : [];
  const unknown = names.find((name) => !STAGES.some(({ id }) => id === name));
  if (names.length === 0 || unknown !== undefined) {
    const known = STAGES.map(({ id }) => id).join(',');
    throw new SetupError(`${unknown ?? words.join(' ')} is not a stage. Usage: npm test -- --only ${known}`);
  }
  return STAGES.filter(({ id }) => names.includes(id));
}

function summary(results, start) {
  const width = Math.max(...results.map(({ stage }) => stage.title.length));
  say('\nSummary');
  for (const { stage, counts, seconds } of results) {
    const mark = counts.failed === 0 ? '✓' : '✗';
    say(
      `  ${mark} ${stage.title.padEnd(width)}  ${inWords(counts).padEnd(34)} ${String(seconds).padStart(4)} s`,
    );
  }
  say(`  in ${Math.floor(secondsSince(start) / 60)} min ${secondsSince(start) % 60} s, set-up included\n`);
}

async function main(words) {
  const start = Date.now();
  const stages = chosenStages(words);
  const surroundings = await setUp({ browser: true });
  const results = [];
  for (const stage of stages) results.push(await runStage(stage, surroundings));
  const total = sum(results.map(({ counts }) => counts));
  summary(results, start);
  say(inWords(total));
  process.exitCode = total.failed === 0 ? 0 : 1;
}

main(process.argv.slice(2)).catch(fail);
