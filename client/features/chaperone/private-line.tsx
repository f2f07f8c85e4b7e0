import { useState } from 'react';
import Send from 'lucide-react/icons/send';
import type { PrivateLine } from '../../../shared/views.ts';
import { MessageLog } from '../../parts/message-log.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import { Button } from '../../ui/core/Button.tsx';
import { StatusPill } from '../../ui/core/StatusPill.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { useChaperoning } from './chaperone-context.ts';
import { unread } from './facts.ts';
import styles from './private-line.module.css';

/** R30: the private line with the patient. Always in its place above Pause; a message that has come is marked until it is taken up. */
export function PrivateLinePanel({ line }: { line: PrivateLine }) {
  const { view, act } = useChaperoning();
  const [text, setText] = useState('');
  const [read, setRead] = useState<string | null>(null);
  const send = useAction(act.say);
  const fresh = unread(line, read);
  const takeUp = () => {
    setRead(line.messages.at(-1)?.id ?? null);
  };
  const sendTyped = async () => {
    if (text.trim() !== '' && (await send.run(text))) setText('');
  };
  return (
    <section
      className={styles.line}
      aria-label="Private line"
      data-unread={fresh > 0 || undefined}
      onFocus={takeUp}
      onPointerDown={takeUp}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{line.name}, privately</h2>
        {fresh > 0 && <StatusPill tone="attention">{fresh} new</StatusPill>}
      </div>
      <p className={styles.muted}>
        Only you and {line.name} read this, {view.clinician.name} does not. It is gone when the call ends; the
        record says only that you wrote.
      </p>
      <MessageLog line={line} timeZone={view.practice.timeZone} />
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void sendTyped();
        }}
      >
        <TextField
          label={`Write to ${line.name}`}
          value={text}
          onChange={setText}
          maxLength={500}
          autoComplete="off"
          enterKeyHint="send"
        />
        <Button type="submit" icon={Send} busy={send.busy ? 'Sending…' : undefined}>
          Send
        </Button>
      </form>
      <ProblemNotice problem={send.problem} meaning="It was not sent." />
    </section>
  );
}
