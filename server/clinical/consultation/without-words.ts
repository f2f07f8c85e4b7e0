import { ConsultationState } from '../../../shared/consultation.ts';
import { Instant } from '../../../shared/text.ts';

/** R1: a state with its name and its instants, without what anybody wrote: the advice, a reason. */
export const withoutWords = (state: ConsultationState): ConsultationState =>
  ConsultationState.parse(
    Object.fromEntries(
      Object.entries(state).map(([key, value]) => [
        key,
        key === 'name' || typeof value !== 'string' || Instant.safeParse(value).success ? value : '',
      ]),
    ),
  );
