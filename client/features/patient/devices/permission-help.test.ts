import { describe, expect, it } from 'vitest';
import { helpFor, systemOf } from './permission-help.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Mobile/15E148 Safari/604.1';
const IPAD =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.5 Safari/605.1.15';
const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile Safari/537.36';

describe('help when a device is blocked', () => {
  it('knows an iPad from a Mac by its touch screen', () => {
    expect(systemOf({ userAgent: IPHONE, maxTouchPoints: 5 })).toBe('iphone');
    expect(systemOf({ userAgent: IPAD, maxTouchPoints: 5 })).toBe('iphone');
    expect(systemOf({ userAgent: IPAD, maxTouchPoints: 0 })).toBe('other');
    expect(systemOf({ userAgent: ANDROID, maxTouchPoints: 5 })).toBe('android');
  });

  it('names the device and the settings of this system', () => {
    const iphone = helpFor('denied', 'iphone', 'Camera');
    expect(iphone.steps.join(' ')).toContain('Set Camera to “Allow”');
    expect(iphone.steps.join(' ')).toContain('Website Settings');
    expect(helpFor('denied', 'android', 'Microphone').steps.join(' ')).toContain('Switch Microphone on');
  });

  it('speaks of one device or of two', () => {
    expect(helpFor('denied', 'android', 'Camera').title).toContain('Your camera is blocked');
    expect(helpFor('denied', 'android', 'Camera and Microphone').title).toContain(
      'Your camera and microphone are blocked',
    );
    expect(helpFor('not_found', 'other', 'Camera and Microphone').title).toContain(
      'a camera or a microphone',
    );
    expect(helpFor('in_use', 'other', 'Camera and Microphone').steps.join(' ')).toContain('that use them');
  });

  it('sends in-app browsers without a camera to the system’s own browser', () => {
    expect(helpFor('unsupported', 'iphone', 'Camera').steps.join(' ')).toContain('Safari');
    expect(helpFor('unsupported', 'android', 'Camera').steps.join(' ')).toContain('Chrome');
  });
});
