import { Facts } from '../../parts/facts.tsx';
import { ToldPlan } from '../../parts/told-plan.tsx';
import { useChaperoning } from './chaperone-context.ts';
import { calledName } from './facts.ts';
import styles from './side.module.css';

/** What the patient was told, and what they have agreed to that is in force now. */
export function Agreed() {
  const { view } = useChaperoning();
  const { told, agreed } = view;
  const answer = (yes: boolean) => ({ value: yes ? 'Agreed' : 'Not agreed', attention: !yes });
  return (
    <section className={styles.part}>
      <h2 className={styles.title}>What was agreed</h2>
      {told ? (
        <ToldPlan told={told} />
      ) : (
        <p className={styles.muted}>
          {view.clinician.name} has not told {calledName(view)} yet what is to be examined.
        </p>
      )}
      <Facts
        facts={[
          { label: 'Examination', ...answer(agreed.examination) },
          { label: 'Photographs', ...answer(agreed.take) },
          { label: 'Keeping them', ...answer(agreed.store) },
        ]}
      />
    </section>
  );
}
