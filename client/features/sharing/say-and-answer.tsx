import type { Decider, WhoGives } from '../../../shared/http-sharing.ts';
import type { Wording } from '../../../shared/views.ts';
import { Card } from '../../ui/core/Card.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { giversOf, keyOf } from './sharing-words.ts';
import styles from './sharing.module.css';

/** What was answered and by whom; null until it was said. */
export interface Answer {
  readonly decision: 'yes' | 'no' | null;
  /** Who said it, by the statements that name them. */
  readonly givers: readonly Decider['by'][] | null;
}

interface SayAndAnswerProps {
  wording: Wording;
  who: WhoGives;
  answer: Answer;
  onAnswer: (answer: Answer) => void;
  error?: string | undefined;
}

/** The words to say, then the answer as it was given: nothing is chosen in advance, and a no counts as much as a yes. */
export function SayAndAnswer({ wording, who, answer, onAnswer, error }: SayAndAnswerProps) {
  if (who.kind === 'nobody') {
    return (
      <Notice tone="attention" title="Nobody can agree to this now">
        <p>{who.why}</p>
      </Notice>
    );
  }
  const several = who.kind === 'one' && who.of.length > 1;
  const speaker = several ? who.of.find(({ by }) => answer.givers?.includes(by)) : undefined;
  const name = who.kind === 'all' ? giversOf(who.of) : ((speaker ?? who.of[0])?.name ?? '');
  return (
    <Stack gap="m">
      <Card title="Say this, and wait for the answer" level={2}>
        <div className={styles.say}>
          {wording.paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <p>
            <strong>{wording.question}</strong>
          </p>
        </div>
      </Card>
      {several && (
        <Choice
          label="Who answers"
          options={who.of.map((giver) => ({ value: keyOf(giver), label: giver.name }))}
          value={speaker ? keyOf(speaker) : null}
          onChange={(key) => {
            const givers = who.of.filter((giver) => keyOf(giver) === key);
            onAnswer({ ...answer, givers: givers.map(({ by }) => by) });
          }}
        />
      )}
      <Choice
        label="The answer"
        hint="As it was said to you, now. It is recorded with your name, the time and these words."
        error={error}
        options={[
          { value: 'yes', label: who.kind === 'all' ? `${name} both said yes` : `${name} said yes` },
          { value: 'no', label: who.kind === 'all' ? 'One of them said no' : `${name} said no` },
        ]}
        value={answer.decision}
        onChange={(decision) => {
          onAnswer({ decision, givers: several ? answer.givers : who.of.map(({ by }) => by) });
        }}
      />
    </Stack>
  );
}
