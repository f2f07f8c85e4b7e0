import type { WordingWords } from '../../../shared/http-wordings.ts';
import { diffOf } from './wording-diff.ts';
import { joined } from './wording-words.ts';
import styles from './wordings.module.css';

const PARTS: readonly [string, (words: WordingWords) => string][] = [
  ['Title', ({ title }) => title],
  ['Text', ({ paragraphs }) => joined(paragraphs)],
  ['Question', ({ question }) => question],
];

/** What a version changed in the one before: struck out and underlined, and named for who cannot see that. */
export function WordingChanges({ before, after }: { before: WordingWords; after: WordingWords }) {
  return (
    <dl className={styles.changes}>
      {PARTS.filter(([, of]) => of(before) !== of(after)).map(([name, of]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            {diffOf(of(before), of(after)).map(({ change, text }, index) =>
              change === 'same' ? (
                <span key={index}>{text}</span>
              ) : change === 'added' ? (
                <ins key={index}>
                  <span className="visually-hidden">added: </span>
                  {text}
                </ins>
              ) : (
                <del key={index}>
                  <span className="visually-hidden">removed: </span>
                  {text}
                </del>
              ),
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}
