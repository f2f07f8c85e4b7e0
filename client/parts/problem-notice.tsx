import { useEffect, useRef } from 'react';
import { Blocker } from '../ui/core/Blocker.tsx';
import { Notice } from '../ui/core/Notice.tsx';
import { Stack } from '../ui/core/Layout.tsx';
import type { ClientError } from '../platform/client-error.ts';
import styles from './problem-notice.module.css';

interface ProblemNoticeProps {
  problem: ClientError | null;
  /** What stayed as it was, when that is worth saying: "The booking was not made." */
  meaning?: string | undefined;
}

/** A refused or failed action, in the server's words, with named blockers and the code small. Announced at once. */
export function ProblemNotice({ problem, meaning }: ProblemNoticeProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It may stand below the fold of a panel, far from the button that was pressed.
    if (problem !== null) place.current?.scrollIntoView({ block: 'nearest' });
  }, [problem]);
  if (problem === null) return null;
  return (
    <div ref={place}>
      <Notice
        tone={problem.code === 'offline' ? 'attention' : 'danger'}
        title={problem.message}
        live="assertive"
      >
        {meaning !== undefined && <p>{meaning}</p>}
        {problem.blockers.length > 0 && (
          <Stack gap="s">
            {problem.blockers.map((blocker) => (
              <Blocker key={blocker.code} sentence={blocker.text} reference={blocker.rule} />
            ))}
          </Stack>
        )}
        <p className={styles.code}>Code {problem.code}</p>
      </Notice>
    </div>
  );
}
