import { useState } from 'react';
import { Facts, type Fact } from '../../../parts/facts.tsx';
import { Button } from '../../../ui/core/Button.tsx';
import { TextArea } from '../../../ui/core/TextArea.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import type { StaffView } from '../../../../shared/views.ts';
import { ActionError } from '../action-error.tsx';
import { useConsultation } from '../consultation-context.ts';
import { calledName, latest } from '../facts.ts';
import { Folded } from '../folded.tsx';
import { Part } from '../parts.tsx';
import { useAction } from '../use-action.ts';
import { CapacitySettled } from './capacity-settled.tsx';
import styles from '../parts.module.css';

const ABILITIES = ['understands', 'retains', 'weighs', 'communicates'] as const;
type Ability = (typeof ABILITIES)[number];
type Found = Record<Ability, boolean | null>;

const QUESTIONS: Record<Ability, string> = {
  understands: 'Understands what it is about?',
  retains: 'Keeps it in mind long enough to choose?',
  weighs: 'Uses and weighs it?',
  communicates: 'Can say their choice, by any means?',
};
const UNKNOWN: Found = { understands: null, retains: null, weighs: null, communicates: null };

/** R6: the functional test, for this decision, at this time; and the doubt taken back. Only after a doubt was raised. */
export function Capacity() {
  const { view } = useConsultation();
  const { capacity } = view.deciding;
  return (
    <Part title="Capacity for this decision">
      <Facts facts={capacityFacts(view)} />
      {capacity === 'doubt' ? (
        <Assess />
      ) : (
        <Folded title="Assess again">
          <Assess />
        </Folded>
      )}
      <Folded title="The doubt is settled without an assessment">
        <CapacitySettled />
      </Folded>
    </Part>
  );
}

function capacityFacts(view: StaffView): Fact[] {
  const doubt = latest(view, 'capacity_doubt');
  const assessed = latest(view, 'capacity_assessed');
  const current = assessed && view.deciding.capacity !== 'doubt' ? assessed : null;
  const cannot = current ? ABILITIES.filter((ability) => !current[ability]) : [];
  return [
    ...(doubt ? [{ label: 'Doubt', value: doubt.note }] : []),
    ...(current
      ? [
          {
            label: 'Found',
            value: cannot.length === 0 ? 'All four' : `Not: ${cannot.join(', ')}`,
            attention: cannot.length > 0,
          },
          { label: 'Your note', value: current.note },
        ]
      : []),
  ];
}

function Assess() {
  const { view, act } = useConsultation();
  const [found, setFound] = useState(UNKNOWN);
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const action = useAction();
  const save = async () => {
    setAsked(true);
    const { understands, retains, weighs, communicates } = found;
    if (understands === null || retains === null || weighs === null || communicates === null) return;
    if (note.trim() === '') return;
    const answers = { understands, retains, weighs, communicates };
    if (!(await action.run(() => act.state({ kind: 'capacity_assessed', ...answers, note })))) return;
    setFound(UNKNOWN);
    setNote('');
    setAsked(false);
  };
  return (
    <>
      <p className={styles.muted}>
        About what is to be decided now, in words {calledName(view)} follows, with the help they need. One no
        is enough to lack capacity for it.
      </p>
      {ABILITIES.map((ability) => (
        <YesNo
          key={ability}
          question={QUESTIONS[ability]}
          value={found[ability]}
          onChange={(value) => {
            setFound({ ...found, [ability]: value });
          }}
          error={asked && found[ability] === null ? 'Say yes or no.' : undefined}
        />
      ))}
      <TextArea
        label="What you saw and heard"
        value={note}
        rows={3}
        maxLength={2000}
        onChange={setNote}
        error={asked && note.trim() === '' ? 'Write what the finding rests on.' : undefined}
      />
      <ActionError action={action} />
      <div>
        <Button busy={action.busy ? 'Saving…' : undefined} onClick={() => void save()}>
          Record the assessment
        </Button>
      </div>
    </>
  );
}
