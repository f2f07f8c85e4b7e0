import { DEFAULT_IMAGE_LIMITS, openImageSanitiser } from '../../server/platform/images/sanitiser.ts';
import type { StillDeps } from '../../server/clinical/stills/store-picture.ts';
import type { TestApp } from './test-app.ts';
import { UPLOAD_MAX_BYTES } from './test-app.ts';

/** What a use case on stills needs, for calling it without a server: what follows a commit does not happen, as in a kill. */
export const stillDepsOf = (app: TestApp): StillDeps => ({
  db: app.db,
  clock: app.clock,
  connected: () => new Set(),
  committed: async () => undefined,
  vault: app.app.vault,
  sanitiser: {
    sanitise: async (bytes) => (await openImageSanitiser(DEFAULT_IMAGE_LIMITS)).sanitise(bytes),
    redact: () => Promise.reject(new Error('no copies here')),
    close: async () => undefined,
  },
  uploadMaxBytes: UPLOAD_MAX_BYTES,
  progress: () => undefined,
});
