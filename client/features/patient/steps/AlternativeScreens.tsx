import { useState } from 'react';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { PatientView } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { answered, type PatientAct } from '../patient-act.ts';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import { PhoneLink } from '../parts/PhoneLink.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';

type Alternative = StatementOf<'alternative'>['choice'];

interface AlternativeProps {
  view: PatientView;
  act: PatientAct;
  chrome: Chrome;
}

const options: { value: Alternative; label: string }[] = [
  { value: 'phone', label: 'Talk on the phone' },
  { value: 'in_person', label: 'Come to the practice' },
  { value: 'another_time', label: 'Another time' },
];

const NOTED: Record<Alternative, string> = {
  phone: 'talk on the phone',
  in_person: 'come to the practice',
  another_time: 'have your appointment another time',
};

/** R12: the way back to a yes. */
function VideoAfterAll({ view, act }: Pick<AlternativeProps, 'view' | 'act'>) {
  const change = useAction(() =>
    act.answer([answered('video', true, view.wordings.video, null)], view.answering?.by ?? null),
  );
  return (
    <>
      <Button block busy={change.busy ? 'Saving…' : undefined} onClick={() => void change.run()}>
        Talk by video after all
      </Button>
      <ProblemNotice problem={change.problem} />
    </>
  );
}

/** R12: whoever decides from elsewhere said no: the practice sees it, and arranges the other way with them. */
function DeclinedElsewhere(props: AlternativeProps & { duringCall: boolean }) {
  const { view, act, chrome, duringCall } = props;
  return (
    <Frame
      chrome={chrome}
      actions={
        <>
          <PhoneLink number={view.practice.phone} variant="primary" />
          <VideoAfterAll view={view} act={act} />
        </>
      }
    >
      <h1>{duringCall ? 'The video call has stopped' : 'That is fine'}</h1>
      <p>
        {view.clinician.name} sees your answer. {view.patientName} is not seen by video unless you agree, and
        still gets care.
      </p>
      <p>Phone the practice to arrange another way.</p>
    </Frame>
  );
}

/** R12: "no" to video leads to other ways, kindly and without penalty. */
export function AlternativesScreen(props: AlternativeProps & { duringCall: boolean }) {
  return props.view.page === 'representative' ? <DeclinedElsewhere {...props} /> : <OtherWays {...props} />;
}

function OtherWays(props: AlternativeProps & { duringCall: boolean }) {
  const { view, act, chrome, duringCall } = props;
  const [choice, setChoice] = useState<Alternative | null>(null);
  const [tried, setTried] = useState(false);
  const save = useAction(async () => {
    setTried(true);
    if (choice) await act.state({ kind: 'alternative', choice });
  });
  return (
    <Frame
      chrome={chrome}
      actions={
        <>
          <Button
            variant="primary"
            size="large"
            block
            busy={save.busy ? 'Telling the practice…' : undefined}
            onClick={() => void save.run()}
          >
            Tell the practice
          </Button>
          <VideoAfterAll view={view} act={act} />
        </>
      }
    >
      <h1>{duringCall ? 'The video call has stopped' : 'That is fine'}</h1>
      {duringCall && <p>Nobody can see or hear you now. That is fine.</p>}
      <p>You do not have to talk by video. You still get care.</p>
      <Choice
        label="What would you like instead?"
        options={options}
        value={choice}
        onChange={setChoice}
        error={tried && choice === null ? 'Tap one of the three.' : undefined}
      />
      <ProblemNotice problem={save.problem} />
    </Frame>
  );
}

/** What was noted; promises only what has happened. */
export function AlternativeNotedScreen(props: AlternativeProps & { choice: Alternative }) {
  const { view, act, chrome, choice } = props;
  return (
    <Frame
      chrome={chrome}
      actions={
        <>
          <PhoneLink number={view.practice.phone} />
          <VideoAfterAll view={view} act={act} />
        </>
      }
    >
      <h1>Your answer is with the practice</h1>
      <Notice tone="done" title={`You would like to ${NOTED[choice]}`}>
        <p>It is in your record there. You can close this page.</p>
      </Notice>
      <p>Phone the practice to arrange it, or if you feel worse.</p>
    </Frame>
  );
}
