import { useEffect, useRef, useState, type ReactNode } from 'react';
import styles from './AskSheet.module.css';

/** Milliseconds in which a second tap is still the first one's. */
const SAME_TAP = 600;

interface AskContentProps {
  /** What has to be known first; scrolls when the screen is low. */
  children: ReactNode;
  /** The question with its answers: always in sight. */
  answer: ReactNode;
  /** It took another question's place under the same thumb: it is read from its beginning, and rests for a moment. */
  fresh?: boolean | undefined;
}

/** One question of the call: the words scroll, the answers stay where a thumb finds them. */
export function AskContent({ children, answer, fresh = false }: AskContentProps) {
  const words = useRef<HTMLDivElement>(null);
  const [resting, setResting] = useState(fresh);
  useEffect(() => {
    if (!fresh) return;
    words.current?.focus({ preventScroll: true });
    const timer = setTimeout(() => setResting(false), SAME_TAP);
    return () => clearTimeout(timer);
  }, [fresh]);
  return (
    <>
      {/* It may scroll with nothing in it to focus: the arrow keys must reach it. */}
      <div ref={words} className={styles.body} role="group" aria-label="What this is about" tabIndex={0}>
        {children}
      </div>
      {/* A trembling thumb taps twice: the second tap must not answer what has only just appeared (R3). */}
      <div className={styles.answer} inert={resting}>
        {answer}
      </div>
    </>
  );
}
