// Calm lines about what is going on. On a terminal a running step shows its seconds; elsewhere it speaks twice a minute.

/** Something is missing or failed; the message is for the person at the keyboard. */
export class SetupError extends Error {}

const terminal = Boolean(process.stdout.isTTY);

/** Writes one line. */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/** Whole seconds since `start` (milliseconds of `Date.now()`). */
export function secondsSince(start) {
  return Math.round((Date.now() - start) / 1000);
}

/**
 * Runs `work`, showing `label` and the elapsed seconds; `work` gets a function that shows a detail ("120/261"). Prints
 * "✓ done" afterwards, or "✗ label" before it throws on.
 *
 * @template T
 * @param {string} label present participle: "Installing packages"
 * @param {string} done what to say at the end
 * @param {(detail: (text: string) => void) => Promise<T>} work
 */
export async function step(label, done, work) {
  const start = Date.now();
  let detail = '';
  const line = () => `  ${label}${detail ? ` (${detail})` : ''} … ${secondsSince(start)} s`;
  const show = () => (terminal ? process.stdout.write(`\r\x1b[K${line()}`) : say(line()));
  if (!terminal) say(`  ${label} …`);
  const timer = setInterval(show, terminal ? 1000 : 30_000);
  const finish = (text) => {
    clearInterval(timer);
    if (terminal) process.stdout.write('\r\x1b[K');
    say(`${text} (${secondsSince(start)} s)`);
  };
  try {
    const result = await work((text) => (detail = text));
    finish(`✓ ${done}`);
    return result;
  } catch (error) {
    finish(`✗ ${label}`);
    throw error;
  }
}

/** Ends the program with the sentence of a SetupError, or with the whole of an unexpected error. */
export function fail(error) {
  process.stderr.write(`\n${error instanceof SetupError ? error.message : (error?.stack ?? error)}\n`);
  process.exit(1);
}
