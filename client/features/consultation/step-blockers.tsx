import type { BlockerCode } from '../../../shared/blockers.ts';
import { Blocker } from '../../ui/core/Blocker.tsx';
import { useConsultation } from './consultation-context.ts';
import { isStop } from './stop-sign.tsx';
import { blockersOf, type StepId } from './steps.ts';
import styles from './parts.module.css';

interface StepBlockersProps {
  step: StepId;
  /** What the step itself says beside the thing it is about. */
  shown?: readonly BlockerCode[] | undefined;
}

/** What is still missing for this step. It is open already, so no button leads here. */
export function StepBlockers({ step, shown = [] }: StepBlockersProps) {
  const { view } = useConsultation();
  // A stop sign in the privacy step is its own notice there, with what to do about it.
  const blockers = blockersOf(view, step).filter((each) => !isStop(each) && !shown.includes(each.code));
  if (blockers.length === 0) return null;
  return (
    <ul role="list" className={styles.blockers}>
      {blockers.map((each) => (
        <li key={each.code}>
          <Blocker sentence={each.text} reference={each.rule} />
        </li>
      ))}
    </ul>
  );
}
