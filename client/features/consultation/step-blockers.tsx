import { Blocker } from '../../ui/core/Blocker.tsx';
import { useConsultation } from './consultation-context.ts';
import { isStop } from './stop-sign.tsx';
import { blockersOf, type StepId } from './steps.ts';
import styles from './parts.module.css';

/** What is still missing for this step. It is open already, so no button leads here. */
export function StepBlockers({ step }: { step: StepId }) {
  const { view } = useConsultation();
  // A stop sign in the privacy step is its own notice there, with what to do about it.
  const blockers = blockersOf(view, step).filter((each) => !isStop(each));
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
