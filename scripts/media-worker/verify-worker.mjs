// Starts a worker, asks it for a router and a server port, and closes it again. Exits 0 when all of that worked.
// usage: node verify-worker.mjs FILE (run from the project's root, with its node_modules in place)
import { createWorker } from 'mediasoup';

async function verify(workerBin) {
  const worker = await createWorker({ workerBin, logLevel: 'error' });
  worker.once('died', (error) => fail(`it died: ${error.message}`));
  await worker.createRouter({
    mediaCodecs: [{ kind: 'audio', mimeType: 'audio/opus', clockRate: 48000, channels: 2 }],
  });
  await worker.createWebRtcServer({ listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }] });
  worker.close();
}

function fail(why) {
  console.error(why);
  process.exit(1);
}

verify(process.argv[2]).catch((error) => fail(`it does not start: ${error.message}`));
