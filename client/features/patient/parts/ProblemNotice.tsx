import type { ClientError } from '../../../platform/client-error.ts';
import { Notice } from '../../../ui/core/Notice.tsx';

/** A refused or failed command in the patient's words: the sentence, and the code small. No rule IDs here. */
export function ProblemNotice({ problem }: { problem: ClientError | null }) {
  if (!problem) return null;
  return (
    <Notice tone="danger" title={problem.message} live="assertive">
      <small>Code {problem.code}</small>
    </Notice>
  );
}
