import type { ReactNode } from 'react';
import { Button } from '../../ui/core/Button.tsx';
import { ToldPlan } from '../../parts/told-plan.tsx';
import { useConsultation } from './consultation-context.ts';
import { calledName } from './facts.ts';
import styles from './parts.module.css';

/** A part of a step under its own small heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h4 className={styles.subtitle}>{title}</h4>
      {children}
    </section>
  );
}

/** Words one tap away, for the clinician to take and change. */
export function QuickWords({ words, onTake }: { words: readonly string[]; onTake: (text: string) => void }) {
  return (
    <div className={styles.quick} role="group" aria-label="Take these words">
      {words.map((text) => (
        <Button
          key={text}
          size="small"
          onClick={() => {
            onTake(text);
          }}
        >
          {text}
        </Button>
      ))}
    </div>
  );
}

/** The plan in force, as the patient is told it (R3, R27). */
export function PlanInForce({ viewers = false }: { viewers?: boolean }) {
  const { view, goTo } = useConsultation();
  const { told } = view;
  if (!told) {
    return (
      <p className={styles.muted}>
        There is no plan yet.{' '}
        <Button
          size="small"
          onClick={() => {
            goTo('plan');
          }}
        >
          Write the plan
        </Button>
      </p>
    );
  }
  return (
    <ToldPlan told={told}>
      {viewers && told.viewers.length > 0 && (
        <p className={styles.muted}>
          {calledName(view)} reads: “Who will see them: {told.viewers.join(', ')}”
        </p>
      )}
    </ToldPlan>
  );
}
