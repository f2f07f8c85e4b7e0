import { useState } from 'react';
import type { ConsentScope } from '../../../shared/consultation.ts';
import type { StatementId } from '../../../shared/ids.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { YesNo } from '../../ui/core/YesNo.tsx';
import { ActionError } from './action-error.tsx';
import { useConsultation } from './consultation-context.ts';
import { answererName } from './facts.ts';
import { useAction } from './use-action.ts';
import styles from './parts.module.css';

interface SpokenConsentProps {
  /** Each scope with its own question: they are answered and recorded separately (R3). */
  questions: readonly { scope: ConsentScope; question: string }[];
}

type Answers = Partial<Record<ConsentScope, boolean>>;

/** What somebody who decides said aloud, noted by the clinician. Nothing is chosen in advance. */
export function SpokenConsent({ questions }: SpokenConsentProps) {
  const { view } = useConsultation();
  const [open, setOpen] = useState(false);
  // R6: nobody has authority, so nobody's word is consent.
  if (view.deciding.answerers.length === 0) return null;
  if (open) {
    return (
      <NoteIt
        questions={questions}
        onClose={() => {
          setOpen(false);
        }}
      />
    );
  }
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

/** Where one answer counts, it is theirs; where several do, the clinician says whose this one is (R7). */
const PATIENT = 'patient';
const keyOf = (by: StatementId | null): string => by ?? PATIENT;

function NoteIt({ questions, onClose }: SpokenConsentProps & { onClose: () => void }) {
  const { view, act, goOn } = useConsultation();
  const { answerers } = view.deciding;
  const [chosen, setChosen] = useState<string | null>(null);
  const [answers, setAnswers] = useState<Answers>({});
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const speaker = answerers.length === 1 ? answerers[0] : answerers.find(({ by }) => keyOf(by) === chosen);
  const scopesWith = (yes: boolean) =>
    questions.map((each) => each.scope).filter((scope) => answers[scope] === yes);
  const save = async () => {
    setAsked(true);
    if (!speaker || questions.some((each) => answers[each.scope] === undefined)) return;
    const { by } = speaker;
    const yes = scopesWith(true);
    const no = scopesWith(false);
    const noted = await action.run(async () => {
      // A no first: were the second one lost, less would have been agreed to, never more.
      if (no.length > 0) await act.noteConsent({ scopes: no, decision: 'no', by });
      if (yes.length > 0) await act.noteConsent({ scopes: yes, decision: 'yes', by });
    });
    if (!noted) return;
    onClose();
    goOn();
  };
  return (
    <div className={styles.told}>
      {answerers.length > 1 && (
        <Choice
          label="Whose word is it?"
          options={answerers.map((each) => ({
            value: keyOf(each.by),
            label: answererName(view, each),
            detail: each.relationship === '' ? undefined : each.relationship,
          }))}
          value={chosen}
          onChange={setChosen}
          error={asked && !speaker ? 'Say who said it.' : undefined}
        />
      )}
      {answerers.length === 1 && speaker && speaker.by !== null && <p>What {speaker.name} said:</p>}
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
        <Button size="small" variant="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
