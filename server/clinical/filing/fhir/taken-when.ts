import type { Still } from '../../../../shared/consultation.ts';

/** When it was taken: the instant of a guided still; of a patient's own picture the day they gave, or null (R35). */
export const takenWhen = ({ takenAt, ownPicture }: Still): string | null =>
  ownPicture === null ? takenAt : ownPicture.takenOn;
