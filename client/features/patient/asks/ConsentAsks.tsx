import { useState } from 'react';
import Check from 'lucide-react/icons/check';
import { BODY_SITES } from '../../../../shared/body-sites.ts';
import type { Told } from '../../../../shared/consultation.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { ToldCard } from '../parts/ToldCard.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import { answered, type PatientAct } from '../patient-act.ts';
import { latestConsent } from '../patient-flow.ts';
import type { AskProps } from './ask-props.ts';

/** R28: the patient too may say that a site is private to them; the doctor is told and the rules for it hold. */
function PrivatePart({ told, act }: { told: Told; act: PatientAct }) {
  const mark = useAction(() => act.state({ kind: 'marked_intimate', intimate: true }));
  if (told.intimate) return <p>This is treated as a private part of your body.</p>;
  return (
    <div>
      <Button
        variant="quiet"
        size="small"
        busy={mark.busy ? 'Telling the doctor…' : undefined}
        onClick={() => void mark.run()}
      >
        For me, {BODY_SITES[told.site].plain.replace('your', 'my')} is private
      </Button>
      <ProblemNotice problem={mark.problem} />
    </div>
  );
}

/** R27, R28: what, why and what is involved, then yes or no. */
export function ExaminationAsk({ ask, act }: AskProps<'examination'>) {
  return (
    <>
      <WordingText wording={ask.wording} level={2} />
      <ToldCard told={ask.told} />
      <PrivatePart told={ask.told} act={act} />
      <AnswerNow
        question={ask.wording.question}
        onAnswer={(yes) => act.answer([answered('examination', yes, ask.wording, ask.told)])}
      />
    </>
  );
}

/** R3: taking and keeping, each on its own, once the doctor has explained. Nothing is ticked in advance. */
export function PhotographsAsk({ ask, act, view }: AskProps<'photographs'>) {
  const saidYes = (scope: 'take' | 'store') => latestConsent(view.consents, scope)?.decision === 'yes';
  const [apart, setApart] = useState(!(saidYes('take') && saidYes('store')));
  return (
    <>
      <h2>{view.clinician.name} would like to take photographs</h2>
      <ToldCard told={ask.told} />
      <WordingText wording={ask.take} level={2} />
      <WordingText wording={ask.store} level={2} />
      <PrivatePart told={ask.told} act={act} />
      {apart ? (
        <TakeAndStore ask={ask} act={act} view={view} />
      ) : (
        <StillRight ask={ask} act={act} view={view} onApart={() => setApart(true)} />
      )}
    </>
  );
}

/** Both were yes before the call: one tap confirms both, and answering anew is just as near. */
function StillRight({ ask, act, onApart }: AskProps<'photographs'> & { onApart: () => void }) {
  const send = useAction(() =>
    act.answer([answered('take', true, ask.take, ask.told), answered('store', true, ask.store, ask.told)]),
  );
  return (
    <>
      <p>
        Before the call you said yes to both questions: {ask.take.question} {ask.store.question}
      </p>
      <Button
        size="large"
        block
        icon={Check}
        busy={send.busy ? 'Saving…' : undefined}
        onClick={() => void send.run()}
      >
        Yes, that is still right
      </Button>
      <Button size="large" block onClick={onApart}>
        I want to answer again
      </Button>
      <ProblemNotice problem={send.problem} />
    </>
  );
}

/** Two questions. A "no" to taking means that there is nothing to keep, and says so before it is sent. */
function TakeAndStore({ ask, act }: AskProps<'photographs'>) {
  const [take, setTake] = useState<boolean | null>(null);
  const [store, setStore] = useState<boolean | null>(null);
  const send = useAction((taking: boolean, keeping: boolean) =>
    act.answer([
      answered('take', taking, ask.take, ask.told),
      answered('store', keeping, ask.store, ask.told),
    ]),
  );
  const missing =
    take === null
      ? 'Answer the question first.'
      : take && store === null
        ? 'Answer both questions first.'
        : undefined;
  return (
    <>
      <YesNo question={ask.take.question} value={take} onChange={setTake} />
      {take && <YesNo question={ask.store.question} value={store} onChange={setStore} />}
      {take === false && <p>That is fine. Then no photograph is taken and none is kept.</p>}
      <ProblemNotice problem={send.problem} />
      <Button
        variant="primary"
        size="large"
        block
        busy={send.busy ? 'Saving…' : undefined}
        blockedBecause={missing}
        onClick={() => void send.run(take === true, take === true && store === true)}
      >
        {take === false ? 'Send: no photographs' : 'Send my answers'}
      </Button>
    </>
  );
}
