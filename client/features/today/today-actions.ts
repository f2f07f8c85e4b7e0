import type { ConsultationId, PatientId } from '../../../shared/ids.ts';
import type { DayEntry } from '../../../shared/http.ts';

/** What somebody can do from the day's list. Whether it is allowed is the server's answer. */
export interface TodayActions {
  /** A calendar day, or null for today. */
  showDay: (day: string | null) => void;
  refresh: () => void;
  book: () => void;
  /** Books the same patient again. */
  bookAgain: (entry: DayEntry) => void;
  copyLink: (entry: DayEntry) => void;
  shareLink: (entry: DayEntry) => void;
  chaperoneLink: (entry: DayEntry) => void;
  reschedule: (entry: DayEntry) => void;
  cancel: (entry: DayEntry) => void;
  noShow: (entry: DayEntry) => void;
  unlockLink: (entry: DayEntry) => void;
  /** The patient’s request for help was seen. */
  helpSeen: (entry: DayEntry) => void;
  /** R35: asks the patient for a picture that they already have. */
  askOwnPicture: (entry: DayEntry) => void;
  openRecord: (entry: DayEntry) => void;
  joinAsChaperone: (entry: DayEntry) => void;
  /** R31: they can chaperone for so many minutes from now; 0: no longer. Rejects with ClientError. */
  setAvailable: (minutes: number) => Promise<void>;
}

export const consultationHref = (id: ConsultationId) => `/consultations/${id}`;
export const chaperoneHref = (id: ConsultationId) => `/chaperone/${id}`;
export const recordHref = (id: PatientId) => `/patients/${id}/record`;
