import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** While developing, `/v` is the patient's page, as it is on the server. */
const patientAtV: Plugin = {
  name: 'patient-at-v',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      if (request.url && /^\/v\/?(\?|$)/.test(request.url)) request.url = '/patient.html';
      next();
    });
  },
};

/**
 * What the libraries of the call carry and no browser that we serve reaches, and what stands there instead: 12 kB of the
 * patient's call (performance.md 14; `tests/checks/bundle-size.ts`). `require`d modules are replaced by such ones.
 */
const UNREACHED: readonly (readonly [RegExp, string])[] = [
  // For mediasoup-client's own tests and for React Native.
  [/mediasoup-client\/lib\/(handlers\/(FakeHandler|ReactNative106)|test\/fakeParameters)\.js$/, 'export {};'],
  // SCTP stays off: no data channel is ever made (server/media; requirements S6).
  [/mediasoup-client\/lib\/DataProducer\.js$/, 'export class DataProducer {}'],
  [/mediasoup-client\/lib\/DataConsumer\.js$/, 'export class DataConsumer {}'],
  // Asked for H.264 alone: a room routes VP8 (server/media/codecs.ts).
  [/h264-profile-level-id\/lib\/index\.js$/, 'export {};'],
  // Logs for whoever sets localStorage.debug: nothing is kept on the device (R17).
  [/debug\/src\/browser\.js$/, 'module.exports = () => () => {};'],
  // Messages are JSON in both directions (shared/signalling.ts): none carries bytes.
  [
    /socket\.io-parser\/build\/esm\/is-binary\.js$/,
    'export const isBinary = () => false; export const hasBinary = () => false;',
  ],
  [
    /socket\.io-parser\/build\/esm\/binary\.js$/,
    'export const deconstructPacket = undefined; export const reconstructPacket = undefined;',
  ],
  [
    /engine\.io-parser\/build\/esm\/contrib\/base64-arraybuffer\.js$/,
    'export const encode = undefined; export const decode = undefined;',
  ],
  // Never among the transports that we name (client/signalling/reconnect.ts).
  [/engine\.io-client\/build\/esm\/transports\/webtransport\.js$/, 'export const WT = undefined;'],
];

/** Sentences for the log that is switched off above: whole statements on a line of their own. */
const LOG_LINE = /^\s*(this\.)?_?logger\.(debug|warn|error)\(.*\);$/gm;

const withoutUnreached: Plugin = {
  name: 'without-unreached',
  load: (id) => UNREACHED.find(([path]) => path.test(id))?.[1],
  transform: (code, id) =>
    /node_modules\/(mediasoup-client|awaitqueue)\/lib\//.test(id)
      ? { code: code.replaceAll(LOG_LINE, ''), map: null }
      : null,
};

/** What every page needs and a release of ours seldom changes: one file, which a browser that was here before still has. */
const LIBRARIES = {
  name: 'libraries',
  test: /node_modules\/((react|react-dom|scheduler|zod|zustand)\/|lucide-react\/dist\/esm\/(shared|Icon|create|context|default))/,
};

/**
 * Two entries: staff (index.html, at /) and patient (patient.html, at /v), so that a patient's phone never loads
 * what only staff need. `--mode gallery` builds the primitives' gallery instead, into a folder of its own.
 */
export default defineConfig(({ mode }) => {
  const gallery = mode === 'gallery';
  return {
    root: here('.'),
    plugins: [react(), patientAtV, withoutUnreached],
    css: { modules: { generateScopedName: gallery ? '[local]_[hash:5]' : '[hash:base64:6]' } },
    build: {
      outDir: here(gallery ? '../dist/gallery' : '../dist/client'),
      emptyOutDir: true,
      // Phones of about three years that still get their browser's updates, and iPhones that ended at iOS 16.
      target: ['es2022', 'chrome109', 'firefox115', 'safari16.4'],
      manifest: true,
      sourcemap: false,
      // Nothing inline: the content security policy allows neither inline script nor data: pictures.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: gallery
          ? { gallery: here('./gallery.html') }
          : { staff: here('./index.html'), patient: here('./patient.html') },
        output: { codeSplitting: { groups: [LIBRARIES] } },
      },
    },
    server: {
      proxy: {
        '/api': 'http://localhost:3000',
        '/socket.io': { target: 'http://localhost:3000', ws: true },
      },
    },
  };
});
