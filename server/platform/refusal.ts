import type { Blocker, BlockerCode } from '../../shared/blockers.ts';
import { blocker } from '../../shared/blockers.ts';
import { ERRORS } from '../../shared/error-texts.ts';
import type { ErrorBody, ErrorCode } from '../../shared/errors.ts';

interface RefusalDetail {
  readonly blockers?: readonly Blocker[];
  readonly field?: string;
  readonly count?: number;
  readonly reasons?: readonly string[];
  /** The use case has written the audit entry, with more in it than whoever catches this knows. */
  readonly audited?: true;
}

/** The one way the server says no: a code with its status and sentence (`shared/errors.ts`), never a clinical word. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly detail: RefusalDetail;

  constructor(code: ErrorCode, detail: RefusalDetail = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }

  /** The same, once its audit entry is written. */
  afterAudit(): Refusal {
    return new Refusal(this.code, { ...this.detail, audited: true });
  }

  /** What the person is shown. */
  body(): ErrorBody {
    const { blockers, field, count, reasons } = this.detail;
    return {
      code: this.code,
      message: ERRORS[this.code].text,
      ...(blockers ? { blockers: [...blockers] } : {}),
      ...(field === undefined ? {} : { field }),
      ...(count === undefined ? {} : { count }),
      ...(reasons ? { reasons: [...reasons] } : {}),
    };
  }
}

/** Refuses when any rule stands in the way. @throws Refusal `blocked` with the named blockers. */
export const refuseIfBlocked = (blockers: readonly Blocker[]): void => {
  if (blockers.length > 0) throw new Refusal('blocked', { blockers });
};

/** A refusal for one named reason. */
export const blockedBy = (...codes: BlockerCode[]): Refusal =>
  new Refusal('blocked', { blockers: codes.map(blocker) });

/** Refusals that stand for a rule and carry no blockers. */
const RULES: Partial<Record<ErrorCode, readonly string[]>> = {
  no_care_relationship: ['R22'],
  // Who may ask for it at all is a matter of role.
  not_allowed: ['R22'],
  own_review: ['R13', 'R22'],
  retention_held: ['R33'],
};

/** S6: the rules behind a refusal, for its audit entry. */
export const rulesOf = ({ code, detail }: Refusal): string[] => [
  ...new Set([...(detail.blockers ?? []).map(({ rule }) => rule), ...(RULES[code] ?? [])]),
];
