import { RECORD_BYTES, type SegmentWriter } from './partial-segment.ts';

/** Never more than this many bytes written and not yet durable. */
const MAX_UNSYNCED = 1024 * 1024;

/**
 * Collects bytes into records and keeps at most one fdatasync running beside the next writes, so that neither the
 * network nor the disk waits for the other.
 */
export class RecordSink {
  readonly #create: () => Promise<SegmentWriter>;
  readonly #durable: (bytes: number) => void;
  #segment: SegmentWriter | undefined;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #synced = 0;
  #syncing: Promise<void> | undefined;
  #failure: { error: unknown } | undefined;

  /**
   * @param create makes the segment once there is a first byte for it
   * @param durable is told how many bytes of this segment are durable, each time there are more
   */
  constructor(create: () => Promise<SegmentWriter>, durable: (bytes: number) => void) {
    this.#create = create;
    this.#durable = durable;
  }

  /** Takes bytes; full records go to the file. Throws what the disk threw, then or earlier. */
  async push(bytes: Buffer): Promise<void> {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes < RECORD_BYTES) return;
    const all = Buffer.concat(this.#waiting);
    const whole = all.length - (all.length % RECORD_BYTES);
    for (let at = 0; at < whole; at += RECORD_BYTES) await this.#write(all.subarray(at, at + RECORD_BYTES));
    this.#waiting = [all.subarray(whole)];
    this.#waitingBytes = all.length - whole;
  }

  /** Writes what is left and makes everything durable. */
  async finish(): Promise<void> {
    try {
      if (this.#waitingBytes > 0) await this.#write(Buffer.concat(this.#waiting));
      await this.#syncing;
      this.#throwFailure();
    } finally {
      this.#waiting = [];
      await this.#syncing;
      await this.#segment?.close();
    }
  }

  async #write(record: Buffer): Promise<void> {
    this.#throwFailure();
    try {
      this.#segment ??= await this.#create();
      await this.#segment.write(record);
    } catch (error) {
      this.#failure = { error }; // the file may now end in half a record: nothing may follow it
      throw error;
    }
    const running = (this.#syncing ??= this.#sync(this.#segment));
    if (this.#segment.written - this.#synced >= MAX_UNSYNCED) await running;
  }

  async #sync(segment: SegmentWriter): Promise<void> {
    try {
      while (this.#synced < segment.written) {
        const mark = segment.written;
        await segment.sync();
        this.#synced = mark;
        this.#durable(mark);
      }
    } catch (error) {
      this.#failure = { error };
    } finally {
      this.#syncing = undefined;
    }
  }

  #throwFailure(): void {
    if (this.#failure) throw this.#failure.error;
  }
}
