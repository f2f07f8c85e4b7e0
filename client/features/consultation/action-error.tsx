import { Notice } from '../../ui/core/Notice.tsx';
import { BlockerList } from './blocker-list.tsx';
import type { Action } from './use-action.ts';
import styles from './parts.module.css';

/** What the server said when it refused, in words, with the named reasons and the small code. */
export function ActionError({ action }: { action: Action }) {
  const { problem } = action;
  if (!problem) return null;
  return (
    <Notice tone="danger" title={problem.message} live="assertive">
      {problem.blockers.length > 0 && <BlockerList blockers={problem.blockers} />}
      <p className={styles.code}>{problem.code}</p>
    </Notice>
  );
}
