import type { Author } from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import type { OpenConsultation } from '../consultation/change-consultation.ts';
import { answerersOn } from './standing.rules.ts';
import type { Answerer } from './standing.rules.ts';

/** For whom this page answers: null on the patient's own device, else the statement its person joined under. */
const standsFor = ({ me, facts }: OpenConsultation): StatementId | null =>
  (me && facts.standsFor.get(me.id)) ?? null;

/** R7: the person whose answer this page may send under this id, or undefined. */
export const answererHere = (
  consultation: OpenConsultation,
  by: StatementId | null,
): Answerer | undefined => {
  const { me, facts } = consultation;
  const on = standsFor(consultation);
  if (me?.role === 'representative' && on === null) return undefined;
  return answerersOn(facts, on).find(({ ids }) => ids.includes(by));
};

/** Whose consent it is, in the record. The patient's is named by their own session. */
export const giverOf = ({ author, me }: OpenConsultation, { by, name }: Answerer): Author =>
  by === null ? author : { role: 'representative', participantId: me?.id ?? null, name };
