import { describe, expect, test } from 'vitest';
import { draftOf, isChanged, policyOf, type PolicyDraft } from './policy-form.ts';

const policy = {
  under18IntimateOverride: false,
  receiptDays: 14,
  patientMaySeeStills: true,
  filingLateAfterMinutes: 60,
};
const draft: PolicyDraft = draftOf(policy);

describe('the practice’s choices as they are typed', () => {
  test('what was read comes out as it was', () => {
    expect(policyOf(draft)).toEqual({ policy });
    expect(isChanged(policy, draft)).toBe(false);
    expect(isChanged(policy, { ...draft, receiptDays: '15' })).toBe(true);
  });

  test.each(['', '0', '91', '-1', '1.5', '1e1', 'ten', '999999'])(
    '%j days is told at its field',
    (receiptDays) => {
      expect(policyOf({ ...draft, receiptDays })).toEqual({
        errors: { receiptDays: 'A whole number of days, 1 to 90.' },
      });
    },
  );

  test('both fields are told at once', () => {
    const answer = policyOf({ ...draft, receiptDays: '0', filingLateAfterMinutes: '4' });
    expect('errors' in answer && Object.keys(answer.errors)).toEqual([
      'receiptDays',
      'filingLateAfterMinutes',
    ]);
  });
});
