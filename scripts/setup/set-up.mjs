import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { ensureClient } from './client.mjs';
import { withLock } from './lock.mjs';
import { ensureMediaWorker } from './media-worker.mjs';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { LOCAL } from './places.mjs';

/**
 * Fetches and builds whatever is missing or stale; says nothing when everything is there.
 *
 * @param {{ server?: boolean, browser?: boolean }} wanted server: the media worker and the built pages; browser: a
 *   Chromium, for tests, the demo and the screens
 * @returns {Promise<{ node: string, env: NodeJS.ProcessEnv }>} the Node to run the project with, and its environment:
 *   that Node first on PATH and, if wanted, MEDIASOUP_WORKER_BIN and CHROMIUM_BIN
 */
export function setUp({ server = true, browser = false } = {}) {
  const waiting = 'Another command is setting this folder up; waiting for it.';
  return withLock(join(LOCAL, 'setup.lock'), waiting, async () => {
    const { node, env } = await ensureNode();
    await ensurePackages({ node, env });
    // Before the media worker: whoever must install something is told so before a build of minutes, not after it.
    if (browser) env.CHROMIUM_BIN = await ensureChromium({ node, env });
    if (server) {
      env.MEDIASOUP_WORKER_BIN = await ensureMediaWorker({ node, env });
      await ensureClient({ node, env });
    }
    return { node, env };
  });
}
