import type { LinkMe } from '../../shared/http-patient.ts';
import type { Reader } from '../platform/database.ts';
import type { LinkActor } from './actor.ts';
import { practiceCard } from './practice.ts';

/** Which consultation a link session is for, and whom to phone. */
export const linkMe = async (db: Reader, actor: LinkActor): Promise<LinkMe> => {
  const { name, phone } = await practiceCard(db, actor.practiceId);
  return {
    consultationId: actor.consultationId,
    practiceName: name,
    practicePhone: phone,
    receiptOnly: actor.receiptOnly,
  };
};
