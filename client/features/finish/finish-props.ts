import type { ClientPayload } from '../../../shared/signalling.ts';
import type { StaffView } from '../../../shared/views.ts';
import type { StillId } from '../../../shared/ids.ts';
import type { StillSource } from '../../parts/still-source.ts';

/** What can be done after the call. Each resolves once the server has acknowledged and rejects with ClientError. */
export interface FinishActions {
  /** `statement:clinician`, here the note and the safety-net advice. */
  state(statement: ClientPayload<'statement:clinician'>): Promise<void>;
  labelStill(label: ClientPayload<'still:label'>): Promise<void>;
  /** Both identifiers as they were read back on the screen (R19). */
  fileStill(identifiers: ClientPayload<'still:file'>): Promise<void>;
  discardStill(discard: ClientPayload<'still:discard'>): Promise<void>;
  /** R3: what becomes of a still after consent was withdrawn. */
  decideStill(decision: ClientPayload<'still:decide'>): Promise<void>;
  /** R1: may the patient look at this still on their receipt? */
  showPatient(stillId: StillId, allowed: boolean): Promise<void>;
  /** The reason is for stills that stay unfiled (R18), otherwise null. */
  close(unfiledReason: string | null): Promise<void>;
}

export interface FinishScreenProps {
  view: StaffView;
  act: FinishActions;
  /** False while the connection to the server is being put back. */
  online: boolean;
  /** ms since 1970 by the server's clock. */
  now: () => number;
  stillSource?: StillSource | undefined;
}
