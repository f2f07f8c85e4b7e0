import type { ReactElement } from 'react';
import { manager } from '../../fixtures/people.ts';
import { StaffFrame } from '../../fixtures/staff-frame.tsx';
import { localError } from '../../platform/client-error.ts';
import { AmendSheet } from './amend-sheet.tsx';
import type { WordingActions } from './wording-actions.ts';
import { wordingList } from './wordings.fixtures.ts';
import { WordingsPage, type WordingsPageProps } from './wordings-page.tsx';

const nothing = () => undefined;
const never = () => new Promise<never>(() => undefined);
const act: WordingActions = { check: never, amend: never };
const take = wordingList.texts.find(({ id }) => id === 'photographs-take');

const screen = (id: string, title: string, props: Partial<WordingsPageProps> = {}) => ({
  id,
  title,
  element: (
    <StaffFrame at="wordings" me={manager}>
      <WordingsPage list={wordingList} problem={null} act={act} onRetry={nothing} {...props} />
    </StaffFrame>
  ),
});

const amend = (id: string, title: string, found: Parameters<typeof AmendSheet>[0]['found']) => ({
  id,
  title,
  element: take?.versions[0] ? (
    <AmendSheet
      text={take}
      current={take.versions[0]}
      names={wordingList.names}
      act={act}
      found={found ?? null}
      onClose={nothing}
      onDone={nothing}
    />
  ) : (
    <p />
  ),
});

export const screens: { id: string; title: string; element: ReactElement }[] = [
  screen('wordings', 'Wordings'),
  screen('wordings-amended', 'A text in the practice’s own words', {
    at: { topic: 'photographs-take', reader: 'adult' },
  }),
  screen('wordings-child', 'A child’s own view', { at: { topic: 'own-view', reader: 'child' } }),
  screen('wordings-loading', 'Loading', { list: null }),
  screen('wordings-error', 'Could not be opened', { list: null, problem: localError('offline') }),
  screen('wordings-stale', 'Not the newest', { problem: localError('offline') }),
  amend('wordings-amend', 'Writing own words', null),
  amend('wordings-amend-refused', 'What has to be said is missing', {
    refused: [
      {
        rule: 'R3',
        text: 'Keep this word for word: “You can stop more photographs at any time. Ones already in your record may have to stay.”',
      },
    ],
    warned: [],
  }),
  amend('wordings-amend-warned', 'What to read again', {
    refused: [],
    warned: [
      { rule: 'R15', text: 'It promises more than is true: say “secure” or “private” only where it is.' },
    ],
  }),
];
