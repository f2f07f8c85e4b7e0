import type { CaptureAbout } from '../../../shared/consultation.ts';

/**
 * A photograph in this page's memory and nowhere else (R17): no storage, no cache, no download. `forget()` lets go of it –
 * after the server acknowledged it, or at once when it was refused, stopped or withdrawn (R20).
 */
export class HeldStill {
  readonly about: CaptureAbout;
  #blob: Blob | null;
  #url: string | null = null;

  constructor(blob: Blob, about: CaptureAbout) {
    this.#blob = blob;
    this.about = about;
  }

  /** The bytes; null once forgotten. */
  get blob(): Blob | null {
    return this.#blob;
  }

  /** For `<img src>`, while it is held; null once forgotten. */
  get url(): string | null {
    if (this.#blob && this.#url === null) this.#url = URL.createObjectURL(this.#blob);
    return this.#url;
  }

  /** Lets go of the picture and of its address. May be called again. */
  forget(): void {
    if (this.#url !== null) URL.revokeObjectURL(this.#url);
    this.#url = null;
    this.#blob = null;
  }
}
