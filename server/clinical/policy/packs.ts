import type { PracticeId } from '../../../shared/ids.ts';
import { holdsOn } from '../../../shared/policy.ts';
import type { Jurisdiction, JurisdictionPack, LawfulBasis } from '../../../shared/policy.ts';
import type { CalendarDay } from '../../../shared/text.ts';
import type { Reader } from '../../platform/database.ts';
import { IRELAND } from './ie.ts';
import { UNITED_KINGDOM } from './uk.ts';

const PACKS: Record<Jurisdiction, JurisdictionPack> = { ie: IRELAND, uk: UNITED_KINGDOM };

/** The pack of a jurisdiction, as it ships with this release. */
export const packOf = (jurisdiction: Jurisdiction): JurisdictionPack => PACKS[jurisdiction];

/** The pack that a practice works by. */
export const practicePack = async (db: Reader, practiceId: PracticeId): Promise<JurisdictionPack> => {
  const { jurisdiction } = await db
    .selectFrom('practice')
    .select('jurisdiction')
    .where('id', '=', practiceId)
    .executeTakeFirstOrThrow();
  return packOf(jurisdiction);
};

/** R1: what the audit cites for one purpose on one day, or undefined where the pack has no basis for it. */
export const citationOf = (
  pack: JurisdictionPack,
  purpose: LawfulBasis['purpose'],
  day: CalendarDay,
): string | undefined =>
  pack.lawfulBases.find((basis) => basis.purpose === purpose && holdsOn(basis, day))?.citation;
