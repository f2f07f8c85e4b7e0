import type { WordingList, WordingWords } from '../../../shared/http-wordings.ts';
import { filled } from './wording-words.ts';
import styles from './wordings.module.css';

interface WordingPreviewProps {
  words: WordingWords;
  names: WordingList['names'];
}

/** A text as somebody reads it on their phone, with sample names. */
export function WordingPreview({ words, names }: WordingPreviewProps) {
  const { title, paragraphs, question } = filled(words, names);
  return (
    <article className={styles.preview} aria-label="As it is read">
      <h3>{title}</h3>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <p className={styles.question}>{question}</p>
    </article>
  );
}
