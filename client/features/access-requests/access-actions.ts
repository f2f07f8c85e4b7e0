import type { AccessClosed, DecideAccess } from '../../../shared/http-access.ts';

/** What a person does with a request. Each rejects with ClientError. */
export interface AccessActions {
  again: () => void;
  decide: (decision: DecideAccess) => Promise<void>;
  make: () => Promise<void>;
  download: () => Promise<void>;
  extend: (why: string) => Promise<void>;
  close: (closed: AccessClosed) => Promise<void>;
}
