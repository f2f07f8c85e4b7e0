import { PracticePolicy } from '../../../shared/practice-policy.ts';

/** The choices as they stand in the form: numbers are text until they are read. */
export interface PolicyDraft {
  readonly under18IntimateOverride: boolean;
  readonly receiptDays: string;
  readonly patientMaySeeStills: boolean;
  readonly filingLateAfterMinutes: string;
}

export const draftOf = (policy: PracticePolicy): PolicyDraft => ({
  ...policy,
  receiptDays: String(policy.receiptDays),
  filingLateAfterMinutes: String(policy.filingLateAfterMinutes),
});

const whole = (text: string): number => (/^\d{1,5}$/.test(text.trim()) ? Number(text.trim()) : Number.NaN);

const LIMITS = {
  receiptDays: 'A whole number of days, 1 to 90.',
  filingLateAfterMinutes: 'A whole number of minutes, 5 to 1440 (a day).',
} as const;

type Errors = Partial<Record<keyof typeof LIMITS, string>>;

/** The policy that a draft stands for, or what is wrong with it. The limits are the contract's. */
export function policyOf(draft: PolicyDraft): { policy: PracticePolicy } | { errors: Errors } {
  const parsed = PracticePolicy.safeParse({
    ...draft,
    receiptDays: whole(draft.receiptDays),
    filingLateAfterMinutes: whole(draft.filingLateAfterMinutes),
  });
  if (parsed.success) return { policy: parsed.data };
  const wrong = new Set(parsed.error.issues.map(({ path }) => path[0]));
  const errors: Errors = {};
  for (const field of ['receiptDays', 'filingLateAfterMinutes'] as const)
    if (wrong.has(field)) errors[field] = LIMITS[field];
  return { errors };
}

export const isChanged = (before: PracticePolicy, draft: PolicyDraft): boolean =>
  JSON.stringify(draftOf(before)) !== JSON.stringify(draft);
