import { blocksOf, type Block } from './policy-text.ts';
import styles from './policy-prose.module.css';

/** A policy's text, drawn. It is text and nothing else: no markup of the writer's reaches the page. */
export function PolicyProse({ text }: { text: string }) {
  return (
    <article className={styles.prose}>
      {blocksOf(text).map((block, index) => (
        <Piece key={index} block={block} />
      ))}
    </article>
  );
}

function Piece({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h2>{block.text}</h2>;
  if (block.kind === 'paragraph') return <p>{block.text}</p>;
  return (
    <ul>
      {block.items.map((item, index) => (
        <li key={index}>{item}</li>
      ))}
    </ul>
  );
}
