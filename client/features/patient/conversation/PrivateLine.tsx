import { useState } from 'react';
import MessageCircle from 'lucide-react/icons/message-circle';
import type { PatientView, PrivateLine } from '../../../../shared/views.ts';
import { MessageLog } from '../../../parts/message-log.tsx';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Dialog } from '../../../ui/core/Dialog.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { useAnnouncement } from '../parts/use-announcement.ts';
import type { PatientAct } from '../patient-act.ts';
import type { LineState } from './use-private-line.ts';
import styles from './PrivateLine.module.css';

/** One tap each, for somebody who cannot type now. */
const QUICK = ['Please pause', 'I am not comfortable', 'I have a question', 'I am all right'];

interface ArrivedProps {
  name: string;
  state: LineState;
  /** Something is being asked: the message waits behind a button, so that the question keeps its room. */
  small: boolean;
}

/** A message has come: its words, softly, and never aloud – the doctor could hear what a screen reader says. */
export function Arrived({ name, state, small }: ArrivedProps) {
  useAnnouncement(state.arrived && `Private message ${String(state.came)} from ${name}.`);
  if (!state.arrived) return null;
  if (small) {
    return (
      <Button block icon={MessageCircle} onClick={state.show}>
        Private message from {name}
      </Button>
    );
  }
  return (
    <section className={styles.arrived} aria-label={`Private message from ${name}`}>
      <p>
        <strong>{name}</strong> <span>to you alone</span>
      </p>
      <p className={styles.text}>{state.arrived.text}</p>
      <div className={styles.ways}>
        <Button size="small" onClick={state.show}>
          Answer
        </Button>
        <Button size="small" variant="quiet" onClick={state.close}>
          I have read it
        </Button>
      </div>
    </section>
  );
}

interface PrivateLineSheetProps {
  view: PatientView;
  /** Null when the chaperone has just dropped out: what was typed stays. */
  line: PrivateLine | null;
  act: PatientAct;
  state: LineState;
}

/** R30: patient and chaperone write to each other; the doctor sees nothing of it. */
export function PrivateLineSheet({ view, line, act, state }: PrivateLineSheetProps) {
  const [text, setText] = useState('');
  const send = useAction(act.say);
  const sendTyped = async () => {
    if (text.trim() !== '' && (await send.run(text))) setText('');
  };
  return (
    <Dialog
      open={state.open}
      scope="call"
      size="medium"
      title={line ? `${line.name}, privately` : 'Your chaperone is not there just now'}
      onDismiss={state.close}
      actions={<Button onClick={state.close}>Back to the call</Button>}
    >
      {line === null ? (
        <p>You can write to each other again as soon as they are back.</p>
      ) : (
        <>
          <p className={styles.who}>
            Only you and {line.name} can read this. {view.clinician.name} cannot. It is gone when the call
            ends.
          </p>
          <MessageLog line={line} timeZone={view.practice.timeZone} />
          <div className={styles.quick} role="group" aria-label="Send with one tap">
            {QUICK.map((words) => (
              <Button key={words} onClick={() => void send.run(words)}>
                {words}
              </Button>
            ))}
          </div>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault();
              void sendTyped();
            }}
          >
            <TextField
              label="Or write"
              value={text}
              onChange={setText}
              maxLength={500}
              autoComplete="off"
              enterKeyHint="send"
            />
            <Button type="submit" icon={MessageCircle} busy={send.busy ? 'Sending…' : undefined}>
              Send
            </Button>
          </form>
          <ProblemNotice problem={send.problem} />
        </>
      )}
    </Dialog>
  );
}
