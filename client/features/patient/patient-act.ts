import type { ConsentScope, PatientStatement, Told } from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import type { Answered } from '../../../shared/signalling.ts';
import type { Wording } from '../../../shared/views.ts';

/** What the patient can do, one function a command. Each resolves once the server has said yes. @throws ClientError */
export interface PatientAct {
  readonly state: (statement: PatientStatement) => Promise<void>;
  /** `by`: null for the patient, else who answers for them or with them (R4, R7). */
  readonly answer: (answers: Answered[], by: StatementId | null) => Promise<void>;
  /** R3, R12, R27: what was agreed to ends now. */
  readonly withdraw: (scopes: ConsentScope[], by: StatementId | null) => Promise<void>;
  readonly ready: () => Promise<void>;
  /** `doctorHere`: the doctor's screen shows it; otherwise the practice's list alone does. */
  readonly help: () => Promise<{ doctorHere: boolean }>;
  readonly leave: () => Promise<void>;
  /** On the private line with the chaperone. */
  readonly say: (text: string) => Promise<void>;
  /** After a pause: go on, or not yet. */
  readonly resume: (agree: boolean) => Promise<void>;
}

/** R3: an answer to one scope, with exactly the wording that was on the screen and the plan beside it. */
export const answered = (
  scope: ConsentScope,
  yes: boolean,
  wording: Wording,
  told: Told | null,
): Answered => ({
  scope,
  decision: yes ? 'yes' : 'no',
  wordingId: wording.id,
  wordingVersion: wording.version,
  wordingSha256: wording.sha256,
  language: wording.language,
  planId: told?.planId ?? null,
});
