import type { ReactNode } from 'react';
import { LinePill } from '../../parts/line-pill.tsx';
import { Timer } from '../../ui/core/Timer.tsx';
import { useChaperoning } from './chaperone-context.ts';
import { calledName, stageOf } from './facts.ts';
import styles from './frame.module.css';

/** Whom the chaperone is with, and whether the connection holds: always on top. */
export function Frame({ children }: { children: ReactNode }) {
  const { view, now, call, online } = useChaperoning();
  const { state } = view;
  const own = calledName(view);
  // Before and after the call the page has a heading of its own.
  const Name = stageOf(view) === 'in_call' ? 'h1' : 'p';
  return (
    <div className={`call ${styles.frame ?? ''}`}>
      <header className={styles.bar}>
        <div className={styles.who}>
          <Name className={styles.name} title={view.patientName}>
            {view.patientName}
          </Name>
          <p className={styles.more}>
            {own !== view.patientName && `Likes to be called ${own} · `}
            with {view.clinician.name}, {view.practice.name}
          </p>
        </div>
        <div className={styles.right}>
          <LinePill online={online} phase={call.phase} />
          {state.name === 'conversation' && (
            <p className={styles.timer}>
              <span className="visually-hidden">In conversation for </span>
              <Timer since={Date.parse(state.openedAt)} now={now} />
            </p>
          )}
        </div>
      </header>
      {children}
    </div>
  );
}
