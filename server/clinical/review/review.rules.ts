import type { ReviewItem, ReviewKind } from '../../../shared/http-review.ts';
import type { StaffRole } from '../../../shared/http.ts';
import type { UserId } from '../../../shared/ids.ts';

/** Whether what was done in a consultation is what has to be looked at (another GP), or who opened what (a manager may). */
const CLINICAL: Record<ReviewKind, boolean> = {
  emergency_override: true,
  under18_override: true,
  break_glass: false,
  chaperone_concern: true,
  refusal_removed: true,
};

interface Asked {
  readonly kind: ReviewKind;
  readonly about: UserId;
  /** R29: whoever agreed as second clinician. */
  readonly secondBy: UserId | null;
}

/** R13, R29: is there a GP who has no part in it? */
export const anotherGp = (
  gps: ReadonlySet<string>,
  { about, secondBy }: Pick<Asked, 'about' | 'secondBy'>,
): boolean => [...gps].some((id) => id !== about && id !== secondBy);

/** R30: an audit entry that would tell of a chaperone's concern; the doctor whom it is about is not shown it. */
export const tellsOfConcern = (event: string, detail: Readonly<Record<string, unknown>>): boolean =>
  (event === 'review.raised' || event === 'review.cleared') && detail['kind'] === 'chaperone_concern';

interface Person {
  readonly userId: UserId;
  readonly role: StaffRole;
}

/**
 * R13, R22, R30: who may clear it. Never the person themselves. A clinical decision is looked at by another GP; where the
 * practice has none, by the manager, who sees no clinical word and says what was talked through.
 * @param gps the practice's GPs who are there
 */
export const clearing = (item: Asked, person: Person, gps: ReadonlySet<string>): ReviewItem['clear'] => {
  if (item.about === person.userId || item.secondBy === person.userId) return 'own';
  if (person.role === 'gp') return 'yes';
  if (person.role !== 'manager') return 'clinical';
  return CLINICAL[item.kind] && anotherGp(gps, item) ? 'clinical' : 'yes';
};
