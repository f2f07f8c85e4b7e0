import { Blocker } from '../../ui/core/Blocker.tsx';
import { useConsultation } from './consultation-context.ts';
import { blockersOf, type StepId } from './steps.ts';
import styles from './parts.module.css';

/** What is still missing for this step. It is open already, so no button leads here. */
export function StepBlockers({ step }: { step: StepId }) {
  const { view } = useConsultation();
  const blockers = blockersOf(view, step);
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
