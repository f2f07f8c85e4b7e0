const INTERVAL_MS = 66;
/** Root mean square of ordinary speech at arm's length; shown as a full meter. */
const LOUD = 0.15;

/** Loudness of samples between -1 and 1: 0 is silence, 1 is loud speech. Perceived loudness grows with the root. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / Math.max(1, samples.length));
  return Math.min(1, Math.sqrt(rms / LOUD));
}

/**
 * Watches how loud a microphone is, about 15 times a second, 0 to 1. Start it from a tap: iOS keeps audio contexts
 * asleep otherwise. Returns how to stop.
 */
export function watchLevel(track: MediaStreamTrack, onLevel: (level: number) => void): () => void {
  const context = new AudioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1024;
  const source = context.createMediaStreamSource(new MediaStream([track]));
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    if (context.state === 'suspended') void context.resume();
    analyser.getFloatTimeDomainData(samples);
    onLevel(levelOf(samples));
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
    source.disconnect();
    void context.close();
  };
}
