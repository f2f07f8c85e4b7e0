/** Sounds made on the spot: nothing to download, and heard also by somebody who holds the phone behind their back. */
let context: AudioContext | null = null;

function ready(): AudioContext {
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  return context;
}

/** Where there is no sound, the screen says the same. */
function aloud(play: () => void): void {
  try {
    play();
  } catch {
    // No audio device, or none allowed.
  }
}

function note(frequency: number, startIn: number, seconds: number): void {
  const audio = ready();
  const start = audio.currentTime + startIn;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(0.25, start);
  volume.gain.exponentialRampToValueAtTime(0.001, start + seconds);
  tone.connect(volume).connect(audio.destination);
  tone.start(start);
  tone.stop(start + seconds);
}

/** One second of the countdown; the last is higher. */
export const playTick = (seconds: number): void => aloud(() => note(seconds === 1 ? 880 : 660, 0, 0.12));

/** A shutter: two short bursts of noise, like curtains. */
export const playShutter = (): void => aloud(shutter);

function shutter(): void {
  const audio = ready();
  for (const startIn of [0, 0.09]) {
    const noise = audio.createBufferSource();
    const buffer = audio.createBuffer(1, Math.round(audio.sampleRate * 0.05), audio.sampleRate);
    const samples = buffer.getChannelData(0);
    for (let n = 0; n < samples.length; n += 1) {
      samples[n] = (Math.random() * 2 - 1) * (1 - n / samples.length) ** 3 * 0.6;
    }
    noise.buffer = buffer;
    noise.connect(audio.destination);
    noise.start(audio.currentTime + startIn);
  }
}

/** The doctor has let the patient in: two soft notes, for somebody who has put the phone down. */
export const playArrival = (): void =>
  aloud(() => {
    note(587, 0, 0.5);
    note(784, 0.18, 0.7);
  });
