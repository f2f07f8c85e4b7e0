import { useState } from 'react';
import type { WordingList } from '../../../shared/http-wordings.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Card } from '../../ui/core/Card.tsx';
import { Row, Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { longDate } from '../../words/practice-time.ts';
import { AmendSheet } from './amend-sheet.tsx';
import { WordingChanges } from './wording-changes.tsx';
import { WordingPreview } from './wording-preview.tsx';
import type { WordingActions } from './wording-actions.ts';
import { writerWords } from './wording-words.ts';
import styles from './wordings.module.css';

interface WordingTextProps {
  text: WordingList['texts'][number];
  list: WordingList;
  act: WordingActions;
}

/** One text: as it is read now, and every version that it had (R3). */
export function WordingText({ text, list, act }: WordingTextProps) {
  const { versions } = text;
  const [current] = versions;
  const [shown, setShown] = useState(0);
  const [amending, setAmending] = useState(false);
  const version = versions[shown] ?? current;
  if (!current || !version) return null;
  const before = versions[shown + 1];
  return (
    <div className={styles.panel}>
      <Stack>
        <Row spread="between">
          <p className="muted">
            Version {version.version}, {longDate(version.at, list.timeZone)}, {writerWords(version)}
          </p>
          <Button
            onClick={() => {
              setAmending(true);
            }}
          >
            Amend
          </Button>
        </Row>
        {version !== current && (
          <Notice
            tone="info"
            title={`Version ${String(version.version)} is not read any more`}
            actions={
              <Button
                size="small"
                onClick={() => {
                  setShown(0);
                }}
              >
                Back to version {current.version}
              </Button>
            }
          />
        )}
        <WordingPreview words={version} names={list.names} />
        {before && (
          <Card title={`What version ${String(version.version)} changed`} level={3}>
            <WordingChanges before={before} after={version} />
          </Card>
        )}
      </Stack>
      <Card title="Versions" level={3}>
        <ol className={styles.versions} reversed>
          {versions.map((each, index) => (
            <li key={each.sha256 + String(each.version)}>
              <p className={styles.who}>
                Version {each.version}
                <span>
                  {longDate(each.at, list.timeZone)}, {writerWords(each)}
                </span>
              </p>
              {index === shown ? (
                <StatusPill tone="info">Shown</StatusPill>
              ) : (
                <Button
                  size="small"
                  onClick={() => {
                    setShown(index);
                  }}
                >
                  Read<span className="visually-hidden"> version {each.version}</span>
                </Button>
              )}
            </li>
          ))}
        </ol>
      </Card>
      {amending && (
        <AmendSheet
          text={text}
          current={current}
          names={list.names}
          act={act}
          onClose={() => {
            setAmending(false);
          }}
          onDone={() => {
            setShown(0);
            setAmending(false);
          }}
        />
      )}
    </div>
  );
}
