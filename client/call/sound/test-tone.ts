/** Two rising notes, hertz (E5, A5): gentle, and above what a small speaker loses. */
const NOTES = [659.25, 880];
const NOTE_S = 0.45;
const GAP_S = 0.12;
const LOUDNESS = 0.25;

const playNote = (context: AudioContext, frequency: number, start: number): OscillatorNode => {
  const note = context.createOscillator();
  const volume = context.createGain();
  note.type = 'sine';
  note.frequency.value = frequency;
  volume.gain.setValueAtTime(0, start);
  volume.gain.linearRampToValueAtTime(LOUDNESS, start + 0.04);
  volume.gain.exponentialRampToValueAtTime(0.001, start + NOTE_S);
  note.connect(volume).connect(context.destination);
  note.start(start);
  note.stop(start + NOTE_S);
  return note;
};

/**
 * Plays two notes through the speaker, for "can you hear this with the phone at arm's length?". Call it from a tap.
 * Resolves when they have ended; rejects when the browser gives no sound at all.
 */
export async function playTestTone(): Promise<void> {
  const context = new AudioContext();
  try {
    await context.resume();
    const notes = NOTES.map((frequency, index) =>
      playNote(context, frequency, context.currentTime + 0.05 + index * (NOTE_S + GAP_S)),
    );
    const last = notes.at(-1);
    await new Promise((resolve) => last?.addEventListener('ended', resolve, { once: true }));
  } finally {
    await context.close();
  }
}
