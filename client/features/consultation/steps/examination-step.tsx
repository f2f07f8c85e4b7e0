import { useState } from 'react';
import type { Told } from '../../../../shared/consultation.ts';
import { TextField } from '../../../ui/core/TextField.tsx';
import { clockTime } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { AskAgain } from '../ask-again.tsx';
import { useConsultation } from '../consultation-context.ts';
import { answeredAt, latest } from '../facts.ts';
import { Facts } from '../../../parts/facts.tsx';
import { Part, PlanInForce } from '../parts.tsx';
import { SpokenConsent } from '../spoken-consent.tsx';
import { StepBlockers } from '../step-blockers.tsx';
import { SaveButton } from '../save-button.tsx';
import { useAction } from '../use-action.ts';
import { answererFact, wordFact } from '../word-fact.tsx';

/** R27, R28: explained first, then agreed to. */
export function ExaminationStep() {
  const { view } = useConsultation();
  const { told } = view;
  return (
    <>
      <StepBlockers step="examination" />
      <PlanInForce />
      {told && <Explained told={told} />}
      {told && (
        <Part title="Their answer">
          <Facts facts={[...answererFact(view), wordFact(view, 'examination', 'Examination')]} />
          <AskAgain what="examination" answeredAt={answeredAt(view, 'examination')}>
            Ask on their screen
          </AskAgain>
          <SpokenConsent
            questions={[
              {
                scope: 'examination',
                question: told.intimate
                  ? 'Did they agree to this intimate examination?'
                  : 'Did they agree to it?',
              },
            ]}
          />
        </Part>
      )}
    </>
  );
}

function Explained({ told }: { told: Told }) {
  const { view, act, goOn } = useConsultation();
  const stated = latest(view, 'examination_explained');
  const current = stated?.planId === told.planId ? stated : null;
  const [concerns, setConcerns] = useState<string | null>(null);
  const action = useAction();
  const worries = concerns ?? current?.concerns ?? '';
  const save = async () => {
    const explained = { kind: 'examination_explained', planId: told.planId, concerns: worries } as const;
    if (!(await action.run(() => act.state(explained)))) return;
    setConcerns(null);
    goOn();
  };
  return (
    <>
      <TextField
        label="What worries them, if anything"
        value={worries}
        onChange={setConcerns}
        maxLength={1000}
      />
      <ActionError action={action} />
      <SaveButton step="examination" action={action} onSave={() => void save()}>
        {current ? 'I have explained it again' : 'I have explained it'}
      </SaveButton>
      {current && (
        <Facts facts={[{ label: 'Explained', value: clockTime(current.at, view.practice.timeZone) }]} />
      )}
    </>
  );
}
