/**
 * Why a camera or microphone is not there. The screens turn each into help for this person's own system.
 * `denied`: the person or the system said no · `dismissed`: the question was closed without an answer ·
 * `not_found`: there is none · `in_use`: another program or a phone call holds it · `insecure`: the page is not HTTPS ·
 * `unsupported`: this browser has no camera access (many in-app browsers) · `failed`: anything else.
 */
export type DeviceProblem =
  'denied' | 'dismissed' | 'not_found' | 'in_use' | 'insecure' | 'unsupported' | 'failed';

const BY_NAME: Readonly<Record<string, DeviceProblem>> = {
  NotAllowedError: 'denied',
  PermissionDeniedError: 'denied',
  SecurityError: 'insecure',
  NotFoundError: 'not_found',
  DevicesNotFoundError: 'not_found',
  OverconstrainedError: 'not_found',
  NotReadableError: 'in_use',
  TrackStartError: 'in_use',
  AbortError: 'in_use',
};

/** Classifies what `getUserMedia` threw (Media Capture and Streams, section 10.3). */
export function classifyDeviceError(error: unknown): DeviceProblem {
  if (!(error instanceof Error)) return 'failed';
  if (error.name === 'NotAllowedError' && /dismissed/i.test(error.message)) return 'dismissed';
  return BY_NAME[error.name] ?? 'failed';
}

/** What the page itself is missing before anybody is asked; null when it can ask. */
export function environmentProblem(
  secure: boolean = globalThis.isSecureContext,
  devices: Pick<MediaDevices, 'getUserMedia'> | undefined = globalThis.navigator?.mediaDevices,
): DeviceProblem | null {
  if (!secure) return 'insecure';
  return typeof devices?.getUserMedia === 'function' ? null : 'unsupported';
}
