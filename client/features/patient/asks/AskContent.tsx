import type { ReactNode } from 'react';
import styles from './AskSheet.module.css';

interface AskContentProps {
  /** What has to be known first; scrolls when the screen is low. */
  children: ReactNode;
  /** The question with its answers: always in sight. */
  answer: ReactNode;
}

/** One question of the call: the words scroll, the answers stay where a thumb finds them. */
export function AskContent({ children, answer }: AskContentProps) {
  return (
    <>
      {/* It may scroll with nothing in it to focus: the arrow keys must reach it. */}
      <div className={styles.body} role="group" aria-label="What this is about" tabIndex={0}>
        {children}
      </div>
      <div className={styles.answer}>{answer}</div>
    </>
  );
}
