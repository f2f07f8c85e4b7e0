import { useState } from 'react';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { Choice } from '../../ui/core/Choice.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { TextArea } from '../../ui/core/TextArea.tsx';
import { clockTime } from '../../words/practice-time.ts';
import { concernReaderWords, SAW, type Saw } from './attestation-words.ts';
import { useChaperoning } from './chaperone-context.ts';
import styles from './attestation.module.css';

/** R30: after the call the chaperone says once, in their own words, what they saw. */
export function Attestation() {
  const { view } = useChaperoning();
  const [concerned, setConcerned] = useState(false);
  return view.attestation === null ? (
    <Form onSaid={setConcerned} />
  ) : (
    <Said attestation={view.attestation} concerned={concerned} />
  );
}

const OPTIONS = (['all', 'part', 'none'] as const).map((value) => ({ value, ...SAW[value] }));

function Form({ onSaid }: { onSaid: (concerned: boolean) => void }) {
  const { view, act } = useChaperoning();
  const [saw, setSaw] = useState<Saw | null>(null);
  const [note, setNote] = useState('');
  const [concern, setConcern] = useState('');
  const [tried, setTried] = useState(false);
  const attest = useAction(act.attest);
  const save = async () => {
    setTried(true);
    if (saw === null) return;
    onSaid(concern.trim() !== '');
    await attest.run({ saw, note: note.trim(), concern: concern.trim() });
  };
  return (
    <section className={styles.form} aria-label="What you saw">
      <h2 className={styles.title}>Say what you saw</h2>
      <p className={styles.muted}>
        It stands in the record under your name, beside your log. It can be said once.
      </p>
      <Choice
        label="Of the examination, I saw"
        options={OPTIONS}
        value={saw}
        onChange={setSaw}
        error={tried && saw === null ? 'Choose one.' : undefined}
      />
      <TextArea
        label="A note for the record (you can leave this empty)"
        value={note}
        onChange={setNote}
        maxLength={1000}
        rows={2}
      />
      <TextArea
        label="A concern (you can leave this empty)"
        hint={concernReaderWords(view.concernReader, view.clinician.name)}
        value={concern}
        onChange={setConcern}
        maxLength={2000}
        rows={2}
      />
      <ProblemNotice problem={attest.problem} meaning="Nothing was recorded. What you wrote is still here." />
      <div>
        <Button variant="primary" busy={attest.busy ? 'Recording…' : undefined} onClick={() => void save()}>
          Put it in the record
        </Button>
      </div>
    </section>
  );
}

interface SaidProps {
  attestation: { at: string; saw: Saw; note: string };
  /** A concern was written on this page a moment ago; afterwards nothing here tells. */
  concerned: boolean;
}

function Said({ attestation: { at, saw, note }, concerned }: SaidProps) {
  const { view } = useChaperoning();
  return (
    <Notice
      tone="done"
      title={`You said at ${clockTime(at, view.practice.timeZone)}: ${SAW[saw].said}`}
      live="polite"
    >
      {note !== '' && <p>{note}</p>}
      <p>It stands in the record under your name.</p>
      {concerned && <p>Your concern is in the practice’s review, not in the record.</p>}
    </Notice>
  );
}
