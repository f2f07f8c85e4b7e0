import { describe, expect, test } from 'vitest';
import {
  checkRefusal,
  consentHolds,
  copyRefusal,
  editsRefusal,
  formOf,
  itemShown,
  shareRefusal,
  showsNothing,
  statusOf,
  stillRefusal,
  untilRefusal,
} from './sharing.rules.ts';

const NOW = new Date('2026-03-02T10:00:00Z');
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);
const FILED = { state: 'filed', awaitsDecision: false } as const;
const YES = { scope: 'share', decision: 'yes', withdrawn: false, stillIds: ['s1'] } as const;
const LOOKED = { metadata: true, face: true, tattoo: true, background: true };

const aShare = (change: Partial<Parameters<typeof shareRefusal>[0]> = {}) => ({
  purpose: 'care' as const,
  identified: true,
  expiresAt: later(7),
  endedAt: null,
  issuedAt: null,
  lockedAt: null,
  consent: YES,
  items: [{ still: FILED, copyAccepted: false }],
  ...change,
});

describe('what a recipient is shown', () => {
  test.each([
    ['care', true, 'as_filed'],
    ['care', false, 'as_filed'],
    ['other', true, 'as_filed'],
    ['other', false, 'copy'],
    ['education', false, 'copy'],
    ['education', true, 'copy'],
  ] as const)('[R25] for %s, agreed to be identified %s: %s', (purpose, identified, form) => {
    expect(formOf({ purpose, identified })).toBe(form);
  });

  test('[R25] outside the care team a still without an accepted copy is not shown', () => {
    const outside = { purpose: 'other', identified: false } as const;
    expect(itemShown(outside, { still: FILED, copyAccepted: false })).toBe(false);
    expect(itemShown(outside, { still: FILED, copyAccepted: true })).toBe(true);
  });

  test('[R32] a still that is not filed, is gone, or waits for a decision is never shown', () => {
    expect(stillRefusal(undefined)).toBe('not_filed');
    expect(stillRefusal({ state: 'unfiled', awaitsDecision: false })).toBe('not_filed');
    expect(stillRefusal({ state: 'moved', awaitsDecision: false })).toBe('not_filed');
    expect(stillRefusal({ state: 'discarded', awaitsDecision: false })).toBe('not_filed');
    expect(stillRefusal({ state: 'filed', awaitsDecision: true })).toBe('awaits_decision');
    expect(stillRefusal(FILED)).toBe(null);
  });
});

describe('a sharing ends', () => {
  test.each([
    ['yesterday', -1, 'until_out_of_range'],
    ['now', 0, 'until_out_of_range'],
    ['tomorrow', 1, null],
    ['in 90 days', 90, null],
    ['in 92 days', 92, 'until_out_of_range'],
  ] as const)('[R24] %s', (_when, days, refusal) => {
    expect(untilRefusal(later(days), NOW)).toBe(refusal);
  });

  test('[R24] without a consent that holds there is no link and no look', () => {
    expect(shareRefusal(aShare({ consent: undefined }), NOW)).toBe('consent_missing');
    expect(shareRefusal(aShare({ consent: { ...YES, withdrawn: true } }), NOW)).toBe('consent_missing');
    expect(shareRefusal(aShare({ consent: { ...YES, decision: 'no' } }), NOW)).toBe('consent_missing');
    expect(consentHolds(undefined)).toBe(false);
    expect(shareRefusal(aShare(), NOW)).toBe(null);
  });

  test('[R24] by time to the millisecond, and by being stopped', () => {
    expect(shareRefusal(aShare({ expiresAt: NOW }), NOW)).toBe('share_over');
    expect(shareRefusal(aShare({ expiresAt: new Date(NOW.getTime() + 1) }), NOW)).toBe(null);
    expect(shareRefusal(aShare({ endedAt: NOW }), NOW)).toBe('share_over');
  });

  test('[R25] one still without a checked copy stops the link of all', () => {
    const items = [
      { still: FILED, copyAccepted: true },
      { still: FILED, copyAccepted: false },
    ];
    const share = aShare({ purpose: 'other', identified: false, items });
    expect(shareRefusal(share, NOW)).toBe('copy_not_checked');
    expect(statusOf(share, NOW)).toBe('needs_copy');
  });

  test('[R24] one still that is gone, or waits for a decision, takes only itself away; none left shows nothing', () => {
    const GONE = { state: 'discarded', awaitsDecision: false } as const;
    const WAITS = { state: 'filed', awaitsDecision: true } as const;
    const of = (...stills: (typeof FILED | typeof GONE | typeof WAITS)[]) =>
      aShare({ issuedAt: NOW, items: stills.map((still) => ({ still, copyAccepted: false })) });
    expect(showsNothing(of(FILED, GONE), NOW)).toBe(false);
    expect(showsNothing(of(WAITS, FILED), NOW)).toBe(false);
    expect(statusOf(of(FILED, GONE), NOW)).toBe('open');
    expect(showsNothing(of(GONE, WAITS), NOW)).toBe(true);
    expect(showsNothing({ ...of(FILED), endedAt: NOW }, NOW)).toBe(true);
    expect(showsNothing({ ...of(FILED), expiresAt: NOW }, NOW)).toBe(true);
    expect(showsNothing({ ...of(FILED), consent: { ...YES, withdrawn: true } }, NOW)).toBe(true);
  });

  test('where it stands: ended before expired, expired before locked, locked before open', () => {
    const all = { endedAt: NOW, expiresAt: NOW, lockedAt: NOW, issuedAt: NOW };
    expect(statusOf(aShare(all), NOW)).toBe('ended');
    expect(statusOf(aShare({ ...all, endedAt: null }), NOW)).toBe('expired');
    expect(statusOf(aShare({ lockedAt: NOW, issuedAt: NOW }), NOW)).toBe('locked');
    expect(statusOf(aShare({ issuedAt: NOW }), NOW)).toBe('open');
    expect(statusOf(aShare(), NOW)).toBe('ready');
  });
});

describe('a copy', () => {
  test('[R24] is made under a consent that holds and names the still', () => {
    expect(copyRefusal(undefined, 's1', null)).toBe('consent_missing');
    expect(copyRefusal({ ...YES, scope: 'teaching', withdrawn: true }, 's1', null)).toBe('consent_missing');
    expect(copyRefusal({ ...YES, scope: 'teaching' }, 's2', null)).toBe('consent_missing');
    expect(copyRefusal({ ...YES, scope: 'teaching' }, 's1', null)).toBe(null);
  });

  test('[R25] is not made for a sharing that shows the still as it is', () => {
    expect(copyRefusal(YES, 's1', { purpose: 'care', identified: true })).toBe('copy_not_needed');
    expect(copyRefusal(YES, 's1', { purpose: 'other', identified: false })).toBe(null);
  });

  test('[R24] for education rests on consent to teaching, not on the one to a sharing', () => {
    expect(copyRefusal(YES, 's1', { purpose: 'education', identified: false })).toBe('consent_missing');
  });

  test('[R25] is checked once, by somebody else, who has looked at every point', () => {
    const copy = { state: 'to_check', madeBy: 'anna' };
    expect(checkRefusal(copy, 'anna', LOOKED)).toBe('same_person');
    expect(checkRefusal(copy, 'anna', null)).toBe('same_person');
    expect(checkRefusal(copy, 'brian', { ...LOOKED, tattoo: false })).toBe('checklist_incomplete');
    expect(checkRefusal(copy, 'brian', null)).toBe(null);
    expect(checkRefusal(copy, 'brian', LOOKED)).toBe(null);
    expect(checkRefusal({ ...copy, state: 'accepted' }, 'brian', LOOKED)).toBe('not_to_check');
  });

  test('[R25] a covered part that is not on the picture is refused, not ignored', () => {
    const size = { width: 100, height: 80 };
    const whole = { x: 0, y: 0, width: 100, height: 80 };
    expect(editsRefusal({ crop: whole, redactions: [whole] }, size)).toBe(null);
    expect(editsRefusal({ crop: null, redactions: [{ ...whole, x: 1 }] }, size)).toBe('region_outside');
    expect(editsRefusal({ crop: { ...whole, y: 1 }, redactions: [] }, size)).toBe('region_outside');
  });
});
