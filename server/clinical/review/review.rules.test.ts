import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ReviewKind } from '../../../shared/http-review.ts';
import { UserId } from '../../../shared/ids.ts';
import { clearing } from './review.rules.ts';

const raisedBy = UserId.parse(randomUUID());
const userId = UserId.parse(randomUUID());
const KINDS = ReviewKind.options;

describe('who may clear what somebody did past a rule', () => {
  test.each(KINDS)(
    '[R13, R22] %s: never the person themselves, whatever their role and whoever else is there',
    (kind) => {
      for (const role of ['gp', 'manager', 'chaperone'] as const)
        for (const other of [true, false])
          expect(clearing({ kind, raisedBy, secondBy: null }, { userId: raisedBy, role }, other)).toBe('own');
    },
  );

  test.each(KINDS)('[R13, R22] %s: another GP may, a chaperone never', (kind) => {
    expect(clearing({ kind, raisedBy, secondBy: null }, { userId, role: 'gp' }, true)).toBe('yes');
    expect(clearing({ kind, raisedBy, secondBy: null }, { userId, role: 'chaperone' }, false)).toBe(
      'clinical',
    );
  });

  test.each([
    ['break_glass', true, 'yes'],
    ['break_glass', false, 'yes'],
    ['emergency_override', true, 'clinical'],
    ['emergency_override', false, 'yes'],
    ['under18_override', true, 'clinical'],
    ['under18_override', false, 'yes'],
  ] as const)('[R22] a manager and %s, another GP there: %s → %s', (kind, otherGp, may) => {
    expect(clearing({ kind, raisedBy, secondBy: null }, { userId, role: 'manager' }, otherGp)).toBe(may);
  });
});
