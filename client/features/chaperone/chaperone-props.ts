import type { ClientPayload } from '../../../shared/signalling.ts';
import type { ChaperoneView } from '../../../shared/views.ts';
import type { StillSource } from '../../parts/still-source.ts';
import type { StaffCall } from '../../parts/use-staff-call.ts';

/** What a chaperone can do. Every promise rejects with `ClientError`. A chaperone cannot capture (product.md). */
export interface ChaperoneActions {
  /** `chaperone:pause` */
  pause(): Promise<void>;
  /** `chaperone:resume` – content to go on; the patient is asked next. */
  resume(): Promise<void>;
  /** `participant:leave` */
  leave(): Promise<void>;
  /** `private:say` – the patient alone reads it. */
  say(text: string): Promise<void>;
  /** `chaperone:attest` – once, after the call. */
  attest(attested: ClientPayload<'chaperone:attest'>): Promise<void>;
}

export interface ChaperoneScreenProps {
  readonly view: ChaperoneView;
  readonly act: ChaperoneActions;
  readonly call: StaffCall;
  readonly online: boolean;
  /** Where a signed-in chaperone goes after; null for those who came by a personal link. */
  readonly home: string | null;
  /** Where the pictures of stills are. Default: `/api/stills/:id/…`. */
  readonly stillSource?: StillSource | undefined;
}
