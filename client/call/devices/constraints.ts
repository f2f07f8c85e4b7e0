/** Which way a camera looks: `front` at the person, `rear` away from them. */
export type Lens = 'front' | 'rear' | 'unknown';

/** A camera the person can choose. */
export interface CameraChoice {
  readonly deviceId: string;
  /** The system's own words ("Back Triple Camera"); empty until permission was given. */
  readonly label: string;
  readonly lens: Lens;
}

/** Either a lens or a certain camera, never both: browsers disagree on which of the two then wins (product.md). */
export type CameraPick = { readonly lens: 'front' | 'rear' } | { readonly deviceId: string };

/** Stream size asked of the camera, pixels. */
export interface StreamSize {
  readonly width: number;
  readonly height: number;
}

/** The patient's camera shows what matters; staff faces are small on every screen (performance.md). */
export const PATIENT_STREAM: StreamSize = { width: 1280, height: 720 };
export const STAFF_STREAM: StreamSize = { width: 640, height: 360 };

/** Video constraints for `getUserMedia`. Sizes are wishes (`ideal`): no camera is refused for its size. */
export function cameraConstraints(pick: CameraPick, size: StreamSize): MediaTrackConstraints {
  const wish = {
    width: { ideal: size.width },
    height: { ideal: size.height },
    frameRate: { ideal: 24, max: 30 },
  };
  if ('deviceId' in pick) return { ...wish, deviceId: { exact: pick.deviceId } };
  return { ...wish, facingMode: { ideal: pick.lens === 'front' ? 'user' : 'environment' } };
}

/** Audio constraints: the call is speech, often from a phone at arm's length. */
export const MICROPHONE_CONSTRAINTS: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
};

/** Which way a camera looks, from what the track tells or else from its name. */
export function lensOf(facingMode: string | undefined, label: string): Lens {
  if (facingMode === 'user') return 'front';
  if (facingMode === 'environment') return 'rear';
  if (/\b(back|rear|environment)\b/i.test(label)) return 'rear';
  return /\b(front|facetime|selfie|user)\b/i.test(label) ? 'front' : 'unknown';
}
