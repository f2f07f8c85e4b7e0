import { useState } from 'react';
import type { WordingRef } from '../../../shared/consultation.ts';
import { WordingVersion } from '../../../shared/http-wordings.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { staffRequest } from '../../platform/staff-request.ts';
import { Button } from '../../ui/core/Button.tsx';
import styles from './read-wording.module.css';

type Read = (sha256: string) => Promise<WordingVersion>;

const fromServer: Read = (sha256) => staffRequest(WordingVersion, `/api/wordings/${sha256}`);

interface ReadWordingProps {
  wording: WordingRef;
  /** The gallery has its own. */
  read?: Read;
}

/** R3: the very text that was read before the answer, found by its hash, however old it is; names are not filled in. */
export function ReadWording({ wording, read = fromServer }: ReadWordingProps) {
  const [text, setText] = useState<WordingVersion | null>(null);
  const open = useAction(async () => setText(await read(wording.sha256)));
  const name = `${wording.id}, version ${String(wording.version)}`;
  return (
    <div className={styles.wording}>
      <Button
        variant="quiet"
        size="small"
        aria-expanded={text !== null}
        busy={open.busy ? 'Fetching…' : undefined}
        onClick={() => {
          if (text === null) void open.run();
          else setText(null);
        }}
      >
        {text === null ? 'Read the text' : 'Close the text'}
        <span className="visually-hidden"> {name}</span>
      </Button>
      <ProblemNotice problem={open.problem} />
      {text && (
        <blockquote className={styles.text} lang={text.language}>
          <strong>{text.title}</strong>
          {text.paragraphs.map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
          <p>{text.question}</p>
          <footer>
            {name}, {text.own ? 'the practice’s own words' : 'came with Sightline'}. SHA-256{' '}
            {wording.sha256.slice(0, 12)}…
          </footer>
        </blockquote>
      )}
    </div>
  );
}
