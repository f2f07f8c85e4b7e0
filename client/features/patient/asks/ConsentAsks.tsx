import { useState, type ReactNode } from 'react';
import ArrowLeft from 'lucide-react/icons/arrow-left';
import Check from 'lucide-react/icons/check';
import { BODY_SITES } from '../../../../shared/body-sites.ts';
import type { Told } from '../../../../shared/consultation.ts';
import type { Answering, Wording } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Icon } from '../../../ui/core/Icon.tsx';
import { AnswerNow } from '../parts/AnswerNow.tsx';
import { useReading } from '../parts/easy-words.ts';
import { EasySwitch } from '../parts/EasySwitch.tsx';
import { ForWhom } from '../parts/ForWhom.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { ToldCard } from '../parts/ToldCard.tsx';
import { whoseBody } from '../parts/who-words.ts';
import { WordingText } from '../parts/WordingText.tsx';
import { answered, type PatientAct } from '../patient-act.ts';
import { AskContent } from './AskContent.tsx';
import styles from './AskSheet.module.css';
import type { AskProps } from './ask-props.ts';

/** R28: the patient too may say that a site is private to them; the doctor is told and the rules for it hold. */
function PrivatePart({ told, act, as }: { told: Told; act: PatientAct; as: Answering }) {
  const mark = useAction(() => act.state({ kind: 'marked_intimate', intimate: true }));
  if (told.intimate) return <p>This is treated as a private part of the body.</p>;
  // The patient's own to say, not that of whoever decides for them.
  if (as.by !== null) return null;
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
export function ExaminationAsk({ ask, act, view }: AskProps<'examination'>) {
  const wording = useReading(ask.wording, ask.easy);
  return (
    <AskContent
      answer={
        <AnswerNow
          key={wording.id}
          question={wording.question}
          onAnswer={(yes) => act.answer([answered('examination', yes, wording, ask.told)], ask.as.by)}
        />
      }
    >
      <ForWhom view={view} as={ask.as} />
      <WordingText wording={wording} level={2} />
      <EasySwitch usual={ask.wording} easier={ask.easy} />
      <ToldCard told={ask.told} whose={whoseBody(view, ask.as)} />
      <PrivatePart told={ask.told} act={act} as={ask.as} />
    </AskContent>
  );
}

/** R3: taking and keeping, each on its own, once the doctor has explained. Nothing is ticked in advance. */
export function PhotographsAsk({ ask: asked, act, view }: AskProps<'photographs'>) {
  const take = useReading(asked.take, asked.easy.take);
  const store = useReading(asked.store, asked.easy.store);
  const ask = { ...asked, take, store };
  const [apart, setApart] = useState(!ask.before);
  const [taking, setTaking] = useState(false);
  const [moved, setMoved] = useState(false);
  const move = (set: () => void) => () => {
    setMoved(true);
    set();
  };
  const what = (
    <>
      <ForWhom view={view} as={ask.as} />
      <h2>{view.clinician.name} would like to take photographs</h2>
      <ToldCard told={ask.told} whose={whoseBody(view, ask.as)} />
      <EasySwitch usual={asked.take} easier={asked.easy.take} />
    </>
  );
  if (!apart) return <StillRight ask={ask} act={act} what={what} onApart={move(() => setApart(true))} />;
  if (taking) return <MayKeep ask={ask} act={act} onBack={move(() => setTaking(false))} />;
  return <MayTake ask={ask} act={act} what={what} fresh={moved} onYes={move(() => setTaking(true))} />;
}

interface PhotographProps {
  ask: AskProps<'photographs'>['ask'];
  act: PatientAct;
}

/** What was answered before the call: the question as it stood, and the answer. */
function SaidYes({ wording }: { wording: Wording }) {
  return (
    <p className={styles.said}>
      {wording.question}{' '}
      <strong>
        <Icon of={Check} size="s" /> You said yes
      </strong>
    </p>
  );
}

/** Both were yes before the call: one tap confirms both, and answering anew is just as near. */
function StillRight({ ask, act, what, onApart }: PhotographProps & { what: ReactNode; onApart: () => void }) {
  const both = () =>
    act.answer(
      [answered('take', true, ask.take, ask.told), answered('store', true, ask.store, ask.told)],
      ask.as.by,
    );
  return (
    <AskContent
      answer={
        <AnswerNow
          question="Before the call you said yes to photographs. Is that still right?"
          yes="Yes, still right"
          no="Answer again"
          onAnswer={async (yes) => {
            if (yes) await both();
            else onApart();
          }}
        />
      }
    >
      {what}
      <WordingText wording={ask.take} level={2} />
      <SaidYes wording={ask.take} />
      <WordingText wording={ask.store} level={2} after={ask.take} />
      <SaidYes wording={ask.store} />
      <PrivatePart told={ask.told} act={act} as={ask.as} />
    </AskContent>
  );
}

/** The first question. After a "no" the second is not asked: what is not taken cannot be kept. */
function MayTake(props: PhotographProps & { what: ReactNode; fresh: boolean; onYes: () => void }) {
  const { ask, act, what, fresh, onYes } = props;
  return (
    <AskContent
      fresh={fresh}
      answer={
        <AnswerNow
          question={ask.take.question}
          onAnswer={async (yes) => {
            if (yes) onYes();
            else await act.answer([answered('take', false, ask.take, ask.told)], ask.as.by);
          }}
        />
      }
    >
      {what}
      <WordingText wording={ask.take} level={2} />
      <PrivatePart told={ask.told} act={act} as={ask.as} />
    </AskContent>
  );
}

/** The second question; both answers are sent together, so that neither stands alone. */
function MayKeep({ ask, act, onBack }: PhotographProps & { onBack: () => void }) {
  return (
    <AskContent
      fresh
      answer={
        <AnswerNow
          question={ask.store.question}
          onAnswer={(yes) =>
            act.answer(
              [answered('take', true, ask.take, ask.told), answered('store', yes, ask.store, ask.told)],
              ask.as.by,
            )
          }
        />
      }
    >
      <WordingText wording={ask.store} level={2} after={ask.take} />
      <div>
        <Button variant="quiet" size="small" icon={ArrowLeft} onClick={onBack}>
          Back to the first question
        </Button>
      </div>
    </AskContent>
  );
}
