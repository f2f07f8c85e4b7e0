import { useState } from 'react';
import type { StatementOf } from '../../../../shared/consultation.ts';
import type { StaffView } from '../../../../shared/views.ts';
import { Facts, type Fact } from '../../../parts/facts.tsx';
import { Button } from '../../../ui/core/Button.tsx';
import { Choice } from '../../../ui/core/Choice.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { clockTime } from '../../../words/practice-time.ts';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, latest } from '../facts.ts';
import { Folded } from '../folded.tsx';
import { Part } from '../parts.tsx';
import { useAction } from '../use-action.ts';
import { VIEWS } from './deciding-words.ts';

/** R5: what the patient themself thinks of it: tapped on their screen, and heard by the clinician. */
export function OwnViews() {
  const { view } = useConsultation();
  const name = calledName(view);
  // R5: a minor's are sought; an adult's are written down when they are heard.
  const sought =
    view.deciding.minor && latest(view, 'own_view') === null && latest(view, 'view_noted') === null;
  return (
    <Part title={`What ${name} thinks of it`}>
      <Facts facts={viewFacts(view)} />
      {sought ? (
        <NoteView />
      ) : (
        <Folded title="Note what you hear">
          <NoteView />
        </Folded>
      )}
    </Part>
  );
}

function viewFacts(view: StaffView): Fact[] {
  const own = latest(view, 'own_view');
  const noted = latest(view, 'view_noted');
  const zone = view.practice.timeZone;
  const said = (statement: StatementOf<'own_view' | 'view_noted'>) =>
    `${VIEWS[statement.view]}, ${clockTime(statement.at, zone)}${statement.words === '' ? '' : `: “${statement.words}”`}`;
  return [
    {
      label: 'On their screen',
      value: own ? said(own) : 'Not answered',
      attention: own !== null && own.view !== 'happy',
    },
    ...(noted ? [{ label: 'You noted', value: said(noted), attention: noted.view === 'objects' }] : []),
  ];
}

type Heard = StatementOf<'view_noted'>['view'];

function NoteView() {
  const { act, goOn } = useConsultation();
  const [heard, setHeard] = useState<Heard | null>(null);
  const [words, setWords] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    if (heard === null || words.trim() === '') return;
    if (!(await action.run(() => act.state({ kind: 'view_noted', view: heard, words })))) return;
    setHeard(null);
    setWords('');
    setAsked(false);
    if (heard !== 'objects') goOn();
  };
  return (
    <>
      <Choice
        label="What you heard"
        options={[
          { value: 'content', label: 'Content with it' },
          { value: 'objects', label: 'Objects', detail: 'Everything waits until you have decided about it' },
          { value: 'unable', label: 'Could not be heard', detail: 'Too young, asleep, too unwell' },
        ]}
        value={heard}
        onChange={setHeard}
        error={asked && heard === null ? 'Choose what you heard.' : undefined}
      />
      <TextField
        label={heard === 'unable' ? 'Why not' : 'In their words'}
        value={words}
        maxLength={1000}
        onChange={setWords}
        error={asked && words.trim() === '' ? 'Write it in a few words.' : undefined}
      />
      <ActionError action={action} />
      <div>
        <Button size="small" busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Note their view
        </Button>
      </div>
    </>
  );
}
