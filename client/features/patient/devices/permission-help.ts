import type { DeviceProblem } from '../../../call/devices/device-problem.ts';

/** Whose settings have to be explained. */
export type System = 'iphone' | 'android' | 'other';

/** iPads have called themselves Macs since iPadOS 13; a Mac has no touch screen. */
export function systemOf({
  userAgent,
  maxTouchPoints,
}: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): System {
  if (/iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1))
    return 'iphone';
  return /Android/.test(userAgent) ? 'android' : 'other';
}

/** What is in the way, and how to put it right, step by step. */
export interface DeviceHelp {
  title: string;
  steps: string[];
}

const ALLOW: Record<System, (what: string) => string[]> = {
  iphone: (what) => [
    'Tap the small page sign (or “aA”) beside the address at the edge of the screen.',
    'Tap the three dots if you see them, then “Website Settings”.',
    `Set ${what} to “Allow”.`,
    'Come back here and tap “Try again”.',
  ],
  android: (what) => [
    'Tap the sign at the left of the address, at the top of the screen.',
    'Tap “Permissions”.',
    `Switch ${what} on.`,
    'Come back here and tap “Try again”.',
  ],
  other: (what) => [
    'Click the sign at the left of the address, at the top of the window.',
    `Set ${what} to “Allow”.`,
    'Come back here and press “Try again”.',
  ],
};

const OPEN_IN: Record<System, string> = {
  iphone: 'Go back to the message with your link. Hold your finger on the link and choose “Open in Safari”.',
  android: 'Go back to the message with your link. Open the link in Chrome instead.',
  other: 'Open the link in Chrome, Edge, Firefox or Safari.',
};

/**
 * Plain help for one device, or for both, on this person's own system. Never blames.
 * @param what "Camera", "Microphone" or "Camera and Microphone", as the settings call it
 */
export function helpFor(problem: DeviceProblem, system: System, what: string): DeviceHelp {
  const lower = what.toLowerCase();
  const both = lower.includes(' and ');
  switch (problem) {
    case 'denied':
      return {
        title: `Your ${lower} ${both ? 'are' : 'is'} blocked for this page. Here is how to allow it.`,
        steps: ALLOW[system](what),
      };
    case 'dismissed':
      return {
        title: `Your browser did not get an answer about the ${lower}.`,
        steps: ['Tap “Try again”.', 'When your browser asks, tap “Allow”.'],
      };
    case 'not_found':
      return {
        title: `We could not find a ${both ? lower.replace(' and ', ' or a ') : lower} here.`,
        steps: [
          'If yours can be plugged in, plug it in.',
          'Tap “Try again”.',
          'Or open your link on a phone.',
        ],
      };
    case 'in_use':
      return {
        title: `Something else is using your ${lower}.`,
        steps: [
          `End any phone call, and close other apps that use ${both ? 'them' : 'it'}.`,
          'Tap “Try again”.',
        ],
      };
    case 'insecure':
    case 'unsupported':
      return {
        title: `This browser cannot use your ${lower} here.`,
        steps: [OPEN_IN[system], 'It asks for your date of birth again. Your answers are kept.'],
      };
    case 'failed':
      return {
        title: `Your ${lower} did not start.`,
        steps: [
          'Tap “Try again”.',
          'If it fails again, switch your phone off and on, and open your link again.',
        ],
      };
  }
}

/** When the microphone is on but nothing is heard. */
export const SILENT_MICROPHONE: DeviceHelp = {
  title: 'We cannot hear you yet.',
  steps: [
    'Speak a little louder, near the bottom of the phone.',
    'Take the phone out of its case if the case covers the bottom.',
    'If you use headphones or a hearing aid with Bluetooth, switch Bluetooth off for now.',
  ],
};

/** When the test sound was not heard. */
export const SILENT_SPEAKER: Record<System, DeviceHelp> = {
  iphone: {
    title: 'Let us make it louder.',
    steps: [
      'Press the upper button on the left side of the phone a few times.',
      'If you use headphones or a hearing aid with Bluetooth, check that it is in your ear and on.',
      'Tap “Play the sound again”.',
    ],
  },
  android: {
    title: 'Let us make it louder.',
    steps: [
      'Press the upper volume button on the side of the phone a few times.',
      'If you use headphones or a hearing aid with Bluetooth, check that it is in your ear and on.',
      'Tap “Play the sound again”.',
    ],
  },
  other: {
    title: 'Let us make it louder.',
    steps: [
      'Turn the volume up.',
      'Check that the right speaker or headphones are chosen.',
      'Play the sound again.',
    ],
  },
};
