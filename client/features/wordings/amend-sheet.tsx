import { useState } from 'react';
import type { WordingChecked, WordingList, WordingVersion } from '../../../shared/http-wordings.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { Sheet } from '../../ui/staff/Sheet.tsx';
import { WordingPreview } from './wording-preview.tsx';
import type { WordingActions } from './wording-actions.ts';
import { joined, paragraphsOf, readerWords, topicWords } from './wording-words.ts';
import styles from './wordings.module.css';

interface AmendSheetProps {
  text: WordingList['texts'][number];
  current: WordingVersion;
  names: WordingList['names'];
  act: WordingActions;
  /** For the gallery: what the check found. */
  found?: WordingChecked | null;
  onClose: () => void;
  onDone: () => void;
}

const MISSING = 'Write something here.';

/** R3: the practice's own words. Checked first: what is missing is refused, what is doubtful is asked about once. */
export function AmendSheet(props: AmendSheetProps) {
  const { text, current, names, act, found: first = null, onClose, onDone } = props;
  const [title, setTitle] = useState(current.title);
  const [body, setBody] = useState(joined(current.paragraphs));
  const [question, setQuestion] = useState(current.question);
  const [found, setFound] = useState(first);
  const [tried, setTried] = useState(false);
  const words = { title: title.trim(), paragraphs: paragraphsOf(body), question: question.trim() };
  const complete = words.title !== '' && words.paragraphs.length > 0 && words.question !== '';
  const same =
    words.title === current.title &&
    joined(words.paragraphs) === joined(current.paragraphs) &&
    words.question === current.question;
  const change = (set: (value: string) => void) => (value: string) => {
    setFound(null);
    set(value);
  };
  const publish = useAction(async () => {
    setTried(true);
    if (!complete || same) return;
    const accepted = found?.refused.length === 0;
    if (!accepted) {
      const checked = await act.check({ id: text.id, words });
      setFound(checked);
      if (checked.refused.length + checked.warned.length > 0) return;
    }
    await act.amend({ id: text.id, basedOn: current.sha256, words });
    onDone();
  });
  const error = (value: string) => (tried && value.trim() === '' ? MISSING : undefined);
  return (
    <Sheet
      open
      onClose={onClose}
      title={`${topicWords(text.topic)}: ${readerWords(text)}`}
      actions={
        <>
          <Button onClick={onClose}>Leave it as it is</Button>
          <Button
            variant="primary"
            busy={publish.busy ? 'Checking…' : undefined}
            onClick={() => void publish.run()}
          >
            {found && found.refused.length === 0 ? 'Use it all the same' : 'Use these words'}
          </Button>
        </>
      }
    >
      <Stack>
        <p>
          From now on this is what people read. Version {current.version} stays readable, and consents keep
          the words they were given to.
        </p>
        <TextField
          label="Title"
          value={title}
          onChange={change(setTitle)}
          maxLength={120}
          error={error(title)}
        />
        <TextArea
          label="What is told"
          hint="An empty line begins a new paragraph. {doctor}, {practice}, {healthmail} and {patient} become names."
          rows={10}
          value={body}
          onChange={change(setBody)}
          maxLength={5000}
          error={tried && words.paragraphs.length === 0 ? MISSING : undefined}
        />
        <TextArea
          label="The question, or what is acknowledged"
          rows={2}
          value={question}
          onChange={change(setQuestion)}
          maxLength={300}
          error={error(question) ?? (tried && same ? 'Nothing has changed yet.' : undefined)}
        />
        {found && <Findings found={found} />}
        <ProblemNotice problem={publish.problem} meaning="Nothing was changed." />
        <WordingPreview words={words} names={names} />
      </Stack>
    </Sheet>
  );
}

function Findings({ found: { refused, warned } }: { found: WordingChecked }) {
  return (
    <>
      {refused.length > 0 && (
        <Notice tone="danger" title="This has to be said before the words can be used" live="assertive">
          <FindingList findings={refused} />
        </Notice>
      )}
      {warned.length > 0 && (
        <Notice tone="attention" title="Read this again" live="polite">
          <FindingList findings={warned} />
        </Notice>
      )}
    </>
  );
}

function FindingList({ findings }: { findings: WordingChecked['refused'] }) {
  return (
    <ul className={styles.findings}>
      {findings.map(({ rule, text }) => (
        <li key={rule + text}>
          {text} <small>{rule}</small>
        </li>
      ))}
    </ul>
  );
}
