import type { PresentParticipant } from '../../../../shared/views.ts';

const lastIn = (a: PresentParticipant, b: PresentParticipant) =>
  (a.admittedAt ?? '').localeCompare(b.admittedAt ?? '');

/** Who was chaperone last and is not there: by name, or in a word where nobody was let in. */
export const goneName = (participants: readonly PresentParticipant[]): string =>
  participants
    .filter((each) => each.role === 'chaperone' && each.admittedAt !== null)
    .toSorted(lastIn)
    .at(-1)?.name ?? 'The chaperone';
