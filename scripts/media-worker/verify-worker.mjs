// Starts a worker, asks it for a router and a server port, and closes it again. Exits 0 when all of that worked.
// usage: node verify-worker.mjs FILE (run from the project's root, with its node_modules in place)
import { createWorker } from 'mediasoup';

const workerBin = process.argv[2];
const worker = await createWorker({ workerBin, logLevel: 'error' });
worker.once('died', (error) => {
  console.error(`the worker died: ${error.message}`);
  process.exit(1);
});
await worker.createRouter({
  mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 }],
});
await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
const { ru_maxrss: peak } = await worker.getResourceUsage();
console.log(`ok, peak memory ${peak} kB`);
worker.close();
