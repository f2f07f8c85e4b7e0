import type { LocalMediaState } from '../../../call/devices/local-media.ts';

/** The patient's own camera, microphone and speaker, as the screens use them. */
export interface OwnMedia {
  readonly state: LocalMediaState;
  /** Loudness of the own microphone now, 0 to 1. */
  readonly level: number;
  /** Asks for camera and microphone, or for whatever of them is missing. Never throws. */
  readonly turnOn: () => Promise<void>;
  readonly setMicrophone: (on: boolean) => void;
  readonly setCamera: (on: boolean) => void;
  /** Front to rear camera and back; rejects when the other one does not open. */
  readonly flip: () => Promise<void>;
  /** Plays the test sound the way the call will sound; resolves when it has ended. */
  readonly playSound: () => Promise<void>;
}

/** Which devices do not work, in the settings' own word; null when none. */
export function broken({ camera, microphone }: LocalMediaState): string | null {
  const names = [camera.problem && 'Camera', microphone.problem && 'Microphone'].filter(Boolean);
  return names.length === 0 ? null : names.join(' and ');
}
