import type { ReviewItem, ReviewKind } from '../../../shared/http-review.ts';
import type { StaffRole } from '../../../shared/http.ts';
import type { UserId } from '../../../shared/ids.ts';

/** Whether the clinician's judgement is what has to be looked at (another GP), or who opened what (a manager may). */
const CLINICAL: Record<ReviewKind, boolean> = {
  emergency_override: true,
  under18_override: true,
  break_glass: false,
  chaperone_concern: false,
};

interface Asked {
  readonly kind: ReviewKind;
  readonly raisedBy: UserId;
  /** R29: whoever agreed as second clinician. */
  readonly secondBy: UserId | null;
}

interface Person {
  readonly userId: UserId;
  readonly role: StaffRole;
}

/**
 * R13, R22: who may clear it. Never the person themselves. A clinical decision is looked at by another GP; where the
 * practice has none, by the manager, who sees no clinical word and says what was talked through.
 * @param otherGp whether the practice has a GP besides the one who raised it
 */
export const clearing = (item: Asked, person: Person, otherGp: boolean): ReviewItem['clear'] => {
  if (item.raisedBy === person.userId || item.secondBy === person.userId) return 'own';
  if (person.role === 'gp') return 'yes';
  if (person.role !== 'manager') return 'clinical';
  return CLINICAL[item.kind] && otherGp ? 'clinical' : 'yes';
};
