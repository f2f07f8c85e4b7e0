import type { Wording } from '../../../../shared/views.ts';
import styles from './parts.module.css';

interface WordingTextProps {
  wording: Wording;
  level?: 1 | 2;
  /** The text read just before on the same sheet: a paragraph that stood there is not said twice. */
  after?: Wording;
}

/** A text that an answer is bound to: shown exactly as the server sent it (R3). The question stands with its buttons. */
export function WordingText({ wording, level = 1, after }: WordingTextProps) {
  const Heading = level === 1 ? 'h1' : 'h2';
  return (
    <div className={styles.wording} lang={wording.language}>
      <Heading>{wording.title}</Heading>
      {wording.paragraphs
        .filter((paragraph) => !after?.paragraphs.includes(paragraph))
        .map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
    </div>
  );
}
