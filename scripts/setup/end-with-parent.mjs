// Loaded into the program that `foreground.mjs` runs: when the starter is killed, the program closes as if asked to.
process.channel?.unref();
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
