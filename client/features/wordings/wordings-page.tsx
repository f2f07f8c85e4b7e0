import { useState } from 'react';
import type { WordingList } from '../../../shared/http-wordings.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Skeleton } from '../../ui/core/Skeleton.tsx';
import { PageHeader } from '../../ui/staff/PageHeader.tsx';
import { Select } from '../../ui/staff/Select.tsx';
import { Tabs } from '../../ui/staff/Tabs.tsx';
import type { WordingActions } from './wording-actions.ts';
import { WordingText } from './wording-text.tsx';
import { readerWords, topicsOf, topicWords } from './wording-words.ts';
import styles from './wordings.module.css';

export interface WordingsPageProps {
  list: WordingList | null;
  problem: ClientError | null;
  act: WordingActions;
  onRetry: () => void;
  /** Which text is open first. */
  at?: { topic: string; reader: string };
}

/** R3: what people read before they answer, by topic and by who reads it. */
export function WordingsPage(props: WordingsPageProps) {
  const { list, problem, onRetry } = props;
  const again = (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  );
  return (
    <Stack gap="l">
      <PageHeader
        title="Wordings"
        subtitle="What people read before they answer. Every version stays readable; a consent keeps the one that was read."
      />
      {list !== null && problem !== null && (
        <Notice tone="attention" title="This may not be the newest" actions={again}>
          <p>
            {problem.message} <small>Code {problem.code}</small>
          </p>
        </Notice>
      )}
      {list !== null ? (
        <Texts {...props} list={list} />
      ) : problem === null ? (
        <Skeleton label="The texts are on their way" rows={8} />
      ) : (
        <ErrorState
          title="The texts could not be opened"
          meaning={<p>{problem.message}</p>}
          code={problem.code}
          action={again}
        />
      )}
    </Stack>
  );
}

function Texts({ list, act, at }: WordingsPageProps & { list: WordingList }) {
  const topics = topicsOf(list);
  const [topic, setTopic] = useState(at?.topic ?? topics[0] ?? '');
  const texts = list.texts.filter((text) => text.topic === topic);
  const [reader, setReader] = useState(at?.reader ?? '');
  const selected = texts.some((text) => text.reader === reader) ? reader : (texts[0]?.reader ?? '');
  return (
    <Stack>
      <div className={styles.topic}>
        <Select
          label="About"
          options={topics.map((value) => ({ value, label: topicWords(value) }))}
          value={topic}
          onChange={setTopic}
        />
      </div>
      <Tabs
        label="Who reads it"
        selected={selected}
        onSelect={setReader}
        tabs={texts.map((text) => ({
          id: text.reader,
          label: readerWords(text),
          content: <WordingText key={text.id} text={text} list={list} act={act} />,
        }))}
      />
    </Stack>
  );
}
