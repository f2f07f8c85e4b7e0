import { useState } from 'react';
import type { ClearReview, ReviewItem, ReviewOutcome } from '../../../shared/http-review.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Dialog } from '../../ui/core/Dialog.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { KIND_WORDS, OUTCOME_WORDS } from './review-words.ts';

interface ClearDialogProps {
  item: ReviewItem;
  onClear: (clear: ClearReview) => Promise<void>;
  onDone: () => void;
  onClose: () => void;
}

const OUTCOMES = [
  { value: 'justified', label: OUTCOME_WORDS.justified },
  { value: 'discussed', label: OUTCOME_WORDS.discussed, detail: 'It was right, or will be done otherwise.' },
  {
    value: 'not_justified',
    label: OUTCOME_WORDS.not_justified,
    detail: 'Say with whom. It may have to be told to the patient and the Data Protection Commission.',
  },
] as const satisfies readonly { value: ReviewOutcome; label: string; detail?: string }[];

/** R13, R22: what came of it, in words; once. */
export function ClearDialog({ item, onClear, onDone, onClose }: ClearDialogProps) {
  const [outcome, setOutcome] = useState<ReviewOutcome | null>(null);
  const [words, setWords] = useState('');
  const [tried, setTried] = useState(false);
  const clear = useAction(onClear);
  const confirm = async () => {
    setTried(true);
    if (outcome === null || words.trim() === '') return;
    if (await clear.run({ outcome, words: words.trim() })) onDone();
  };
  return (
    <Dialog
      open
      size="medium"
      title={KIND_WORDS[item.kind]}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="primary" busy={clear.busy ? 'Saving…' : undefined} onClick={() => void confirm()}>
            Record the review
          </Button>
        </>
      }
    >
      <Stack>
        <p>
          {item.kind === 'chaperone_concern'
            ? `${item.raisedByName ?? 'A chaperone'} wrote it about ${item.aboutName}.`
            : `${item.aboutName} did this.`}{' '}
          Your name, the outcome and your words are kept for good and cannot be changed.
        </p>
        <Choice
          label="Outcome"
          options={OUTCOMES}
          value={outcome}
          onChange={setOutcome}
          error={tried && outcome === null ? 'Choose one.' : undefined}
        />
        <TextArea
          label="What you looked at and what you found"
          hint="Name no patient."
          value={words}
          onChange={setWords}
          maxLength={1000}
          error={tried && words.trim() === '' ? 'Write it down in a few words.' : undefined}
        />
        <ProblemNotice problem={clear.problem} meaning="The review was not recorded." />
      </Stack>
    </Dialog>
  );
}
