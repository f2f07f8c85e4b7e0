import type { KeepLonger, ProposeDisposal, WasItMine } from '../../../shared/http-retention.ts';
import type { HoldId, PatientId, RetentionReviewId } from '../../../shared/ids.ts';

/** What the page can do; each rejects with ClientError. */
export interface RetentionActions {
  again: () => void;
  keep: (id: PatientId, keep: KeepLonger) => Promise<void>;
  propose: (id: PatientId, proposal: ProposeDisposal) => Promise<void>;
  dispose: (id: PatientId, proposalId: RetentionReviewId) => Promise<void>;
  placeHold: (id: PatientId, reason: string) => Promise<void>;
  liftHold: (id: HoldId, reason: string) => Promise<void>;
  /** Instants at which a record of this person was disposed of. */
  wasItMine: (who: WasItMine) => Promise<readonly string[]>;
}
