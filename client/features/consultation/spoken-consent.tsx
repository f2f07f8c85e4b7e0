import { useState } from 'react';
import type { ConsentScope } from '../../../shared/consultation.ts';
import { Button } from '../../ui/core/Button.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { speakerOf } from './facts.ts';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

interface SpokenConsentProps {
  /** Each scope with its own question: they are answered and recorded separately (R3). */
  questions: readonly { scope: ConsentScope; question: string }[];
}

type Answers = Partial<Record<ConsentScope, boolean>>;

/** What the patient said aloud, noted by the clinician. Nothing is chosen in advance. */
export function SpokenConsent({ questions }: SpokenConsentProps) {
  const { view, act, goOn } = useConsultation();
  const by = speakerOf(view);
  const [open, setOpen] = useState(false);
  const [answers, setAnswers] = useState<Answers>({});
  const [asked, setAsked] = useState(false);
  const action = useAction();
  if (!open) {
    return (
      <div>
        <Button
          size="small"
          onClick={() => {
            setOpen(true);
          }}
        >
          Note what they said
        </Button>
      </div>
    );
  }
  const scopesWith = (yes: boolean) =>
    questions.map((each) => each.scope).filter((scope) => answers[scope] === yes);
  const save = async () => {
    setAsked(true);
    if (questions.some((each) => answers[each.scope] === undefined)) return;
    const yes = scopesWith(true);
    const no = scopesWith(false);
    const noted = await action.run(async () => {
      // A no first: were the second one lost, less would have been agreed to, never more.
      if (no.length > 0) await act.noteConsent({ scopes: no, decision: 'no', by });
      if (yes.length > 0) await act.noteConsent({ scopes: yes, decision: 'yes', by });
    });
    if (!noted) return;
    setAnswers({});
    setOpen(false);
    goOn();
  };
  return (
    <div className={styles.told}>
      {questions.map(({ scope, question }) => (
        <YesNo
          key={scope}
          question={question}
          yes="They said yes"
          no="They said no"
          value={answers[scope] ?? null}
          onChange={(value) => {
            setAnswers({ ...answers, [scope]: value });
          }}
          error={asked && answers[scope] === undefined ? 'Note what they said.' : undefined}
        />
      ))}
      <ActionError action={action} />
      <div className={styles.quick}>
        <Button size="small" busy={action.busy ? 'Noting…' : undefined} onClick={() => void save()}>
          Note it as spoken
        </Button>
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            setOpen(false);
          }}
        >
          Cancel
        </Button>
      </div>
    </div>
  );
}
