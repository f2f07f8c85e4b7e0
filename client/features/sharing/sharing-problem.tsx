import { ProblemNotice } from '../../parts/problem-notice.tsx';
import type { ClientError } from '../../platform/client-error.ts';
import { inWords } from './sharing-words.ts';

/** What went wrong, with the sentence and the rule where a rule of sharing refused it. */
export function SharingProblem({ problem, meaning }: { problem: ClientError | null; meaning?: string }) {
  return <ProblemNotice problem={inWords(problem)} meaning={meaning} />;
}
