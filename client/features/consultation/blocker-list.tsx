import { useState } from 'react';
import type { Blocker as BlockerFact } from '../../../shared/blockers.ts';
import { Blocker } from '../../ui/core/Blocker.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { ResolveButton } from './resolve-button.tsx';
import { isStop, StopSign, stopsFirst } from './stop-sign.tsx';
import styles from './parts.module.css';

interface BlockerListProps {
  blockers: readonly BlockerFact[];
  /** How many to show before the rest folds away. Default: all. */
  first?: number | undefined;
}

/** Stop signs, then named reasons, each with its rule and the button that opens the place where it is resolved. */
export function BlockerList({ blockers, first = blockers.length }: BlockerListProps) {
  const [all, setAll] = useState(false);
  const ordered = stopsFirst(blockers);
  const shown = all ? ordered : ordered.slice(0, first);
  const hidden = blockers.length - first;
  if (blockers.length === 0) return null;
  return (
    <>
      <ul role="list" className={styles.blockers}>
        {shown.map((each) => (
          <li key={each.code}>
            {isStop(each) ? (
              <StopSign blocker={each} />
            ) : (
              <Blocker sentence={each.text} reference={each.rule} action={<ResolveButton blocker={each} />} />
            )}
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          variant="quiet"
          size="small"
          aria-expanded={all}
          onClick={() => {
            setAll(!all);
          }}
        >
          {all ? 'Show fewer' : `And ${String(hidden)} more`}
        </Button>
      )}
    </>
  );
}
