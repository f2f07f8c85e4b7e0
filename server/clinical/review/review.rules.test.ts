import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ReviewKind } from '../../../shared/http-review.ts';
import { UserId } from '../../../shared/ids.ts';
import { clearing, tellsOfConcern } from './review.rules.ts';

const about = UserId.parse(randomUUID());
const userId = UserId.parse(randomUUID());
/** The practice's GPs: the one whom it is about, and one more; or nobody else. */
const TWO = new Set([about, userId]);
const ALONE = new Set([about]);
const KINDS = ReviewKind.options;

describe('who may clear what somebody did past a rule', () => {
  test.each(KINDS)(
    '[R13, R22] %s: never the person themselves, whatever their role and whoever else is there',
    (kind) => {
      for (const role of ['gp', 'manager', 'chaperone'] as const)
        for (const gps of [TWO, ALONE])
          expect(clearing({ kind, about, secondBy: null }, { userId: about, role }, gps)).toBe('own');
    },
  );

  test.each(KINDS)('[R13, R22] %s: another GP may, a chaperone never', (kind) => {
    expect(clearing({ kind, about, secondBy: null }, { userId, role: 'gp' }, TWO)).toBe('yes');
    expect(clearing({ kind, about, secondBy: null }, { userId, role: 'chaperone' }, ALONE)).toBe('clinical');
  });

  test.each([
    ['break_glass', true, 'yes'],
    ['break_glass', false, 'yes'],
    ['emergency_override', true, 'clinical'],
    ['emergency_override', false, 'yes'],
    ['under18_override', true, 'clinical'],
    ['under18_override', false, 'yes'],
    ['chaperone_concern', true, 'clinical'],
    ['chaperone_concern', false, 'yes'],
  ] as const)('[R22, R30] a manager and %s, another GP there: %s → %s', (kind, otherGp, may) => {
    expect(
      clearing({ kind, about, secondBy: null }, { userId, role: 'manager' }, otherGp ? TWO : ALONE),
    ).toBe(may);
  });

  test('[R13, R29] two GPs, one agreed as second clinician: neither may, so the manager does', () => {
    const item = { kind: 'under18_override', about, secondBy: userId } as const;
    expect(clearing(item, { userId: about, role: 'gp' }, TWO)).toBe('own');
    expect(clearing(item, { userId, role: 'gp' }, TWO)).toBe('own');
    const manager = { userId: UserId.parse(randomUUID()), role: 'manager' } as const;
    expect(clearing(item, manager, TWO)).toBe('yes');
    expect(clearing(item, manager, new Set([...TWO, UserId.parse(randomUUID())]))).toBe('clinical');
  });
});

test('[R30] raised, then cleared: a concern shows in neither line, an override in both', () => {
  for (const event of ['review.raised', 'review.cleared']) {
    expect(tellsOfConcern(event, { kind: 'chaperone_concern' })).toBe(true);
    expect(tellsOfConcern(event, { kind: 'emergency_override' })).toBe(false);
  }
  expect(tellsOfConcern('chaperone.attested', { saw: 'all' })).toBe(false);
});
