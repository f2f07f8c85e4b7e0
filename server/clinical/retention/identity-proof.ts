import type { CalendarDay } from '../../../shared/text.ts';
import { sha256 } from '../../platform/keys/hash.ts';

/** What a patient brings to ask whether a record was theirs, as the database named it. */
interface Identity {
  readonly identifier_kind: string;
  readonly identifier: string;
  readonly date_of_birth: CalendarDay;
}

/** Recognises a record in the disposal log by what its patient brings; the log itself names nobody. */
export const identityProof = (salt: string, who: Identity): string =>
  sha256(JSON.stringify([salt, who.identifier_kind, who.identifier, who.date_of_birth]));
