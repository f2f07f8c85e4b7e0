/** A media track without a browser: what the client's layers read and listen to, nothing more. */
export class FakeTrack extends EventTarget {
  readonly id = crypto.randomUUID();
  readonly kind: 'audio' | 'video';
  readonly label: string;
  enabled = true;
  muted = false;
  readyState: MediaStreamTrackState = 'live';
  settings: MediaTrackSettings;
  capabilities: MediaTrackCapabilities = {};
  constraints: MediaTrackConstraints = {};

  constructor(kind: 'audio' | 'video', label: string, settings: MediaTrackSettings = {}) {
    super();
    this.kind = kind;
    this.label = label;
    this.settings = settings;
  }

  getSettings = () => this.settings;
  getCapabilities = () => this.capabilities;
  getConstraints = () => this.constraints;

  async applyConstraints(constraints: MediaTrackConstraints = {}): Promise<void> {
    this.constraints = constraints;
  }

  /** From now on the stream grows and shrinks as constraints ask, up to this size; 16:9. */
  growUpTo(width: number): void {
    const height = (width * 9) / 16;
    this.capabilities = { width: { min: 1, max: width }, height: { min: 1, max: height } };
    this.applyConstraints = async (constraints?: MediaTrackConstraints) => {
      this.constraints = constraints ?? {};
      const asked = constraints?.width as ConstrainULongRange | undefined;
      const ideal = asked?.ideal ?? 0;
      this.settings = { ...this.settings, width: ideal, height: (ideal * 9) / 16 };
    };
  }

  /** As in browsers: stopping a track oneself fires no `ended`. */
  stop(): void {
    this.readyState = 'ended';
  }

  /** The system took it away. */
  end(): void {
    this.readyState = 'ended';
    this.dispatchEvent(new Event('ended'));
  }

  setMuted(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  /** As the browser's own type. */
  get asTrack(): MediaStreamTrack {
    return this as unknown as MediaStreamTrack;
  }
}

/** The fake behind a track that came out of the code under test. */
export const fakeOf = (track: MediaStreamTrack | null): FakeTrack => {
  if (!(track instanceof FakeTrack)) throw new Error('This is not a fake track');
  return track;
};

/** Enough of MediaStream: it holds tracks. */
export class FakeStream {
  readonly tracks: readonly MediaStreamTrack[];
  constructor(tracks: readonly MediaStreamTrack[] = []) {
    this.tracks = tracks;
  }
  getVideoTracks = () => this.tracks.filter(({ kind }) => kind === 'video');
  getAudioTracks = () => this.tracks.filter(({ kind }) => kind === 'audio');
  get asStream(): MediaStream {
    return this as unknown as MediaStream;
  }
}
