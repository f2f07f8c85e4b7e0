import type { Wording } from '../../../../shared/views.ts';
import styles from './parts.module.css';

/** A text that an answer is bound to: shown exactly as the server sent it (R3). The question stands with its buttons. */
export function WordingText({ wording, level = 1 }: { wording: Wording; level?: 1 | 2 }) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.wording} lang={wording.language}>
      <Heading>{wording.title}</Heading>
      {wording.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
