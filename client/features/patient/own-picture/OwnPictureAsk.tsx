import { useId, useState } from 'react';
import ImageUp from 'lucide-react/icons/image-up';
import type { PatientView } from '../../../../shared/views.ts';
import { useAction } from '../../../parts/use-action.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { Progress } from '../../../ui/core/Progress.tsx';
import { TextField } from '../../../ui/core/TextField.tsx';
import { YesNo } from '../../../ui/core/YesNo.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { ToldCard } from '../parts/ToldCard.tsx';
import { WordingText } from '../parts/WordingText.tsx';
import { answered, type PatientAct } from '../patient-act.ts';
import { ACCEPTED, declineOwnPicture, sendOwnPicture } from './send-own-picture.ts';
import styles from './OwnPictureAsk.module.css';

interface OwnPictureAskProps {
  view: Pick<PatientView, 'wordings' | 'answering' | 'clinician' | 'practice'>;
  ask: NonNullable<PatientView['ownPicture']>;
  act: Pick<PatientAct, 'answer'>;
}

/**
 * R35: the doctor asked for a picture that the patient already has: what, why, yes or no, the file, and when it was taken. R14:
 * whoever cannot send it here reads the practice's Healthmail address.
 */
export function OwnPictureAsk({ view, ask, act }: OwnPictureAskProps) {
  const heading = useId();
  return (
    <section className={styles.ask} aria-labelledby={heading}>
      <h2 id={heading}>{view.clinician.name} asks for a picture you already have</h2>
      <p>{ask.what}</p>
      <ToldCard told={ask.told} />
      {ask.blocked ? (
        <Notice tone="attention" title="It cannot be sent from here just now">
          <p>Phone the practice on {view.practice.phone}. You did nothing wrong.</p>
        </Notice>
      ) : ask.consent === 'needed' ? (
        <Consent view={view} ask={ask} act={act} />
      ) : (
        <Choose view={view} ask={ask} />
      )}
    </section>
  );
}

function Consent({ view, ask, act }: OwnPictureAskProps) {
  const [take, setTake] = useState<boolean | null>(null);
  const [store, setStore] = useState<boolean | null>(null);
  const { wordings, answering } = view;
  const by = answering?.by ?? null;
  const save = useAction(async (keep: boolean) => {
    const yes = take === true && keep;
    await act.answer(
      [
        answered('take', take === true, wordings.take, ask.told),
        answered('store', keep, wordings.store, ask.told),
      ],
      by,
    );
    if (!yes) await declineOwnPicture(ask.askedId);
  });
  const decline = useAction(async () => {
    // Nothing is asked about keeping what is not made.
    await act.answer([answered('take', false, wordings.take, ask.told)], by);
    await declineOwnPicture(ask.askedId);
  });
  return (
    <>
      <WordingText wording={wordings.take} level={2} />
      <YesNo
        question={wordings.take.question}
        hint="Here it is about the picture that you already have: that it is received."
        value={take}
        onChange={(yes) => {
          setTake(yes);
          if (!yes) void decline.run();
        }}
      />
      {take === true && (
        <>
          <WordingText wording={wordings.store} level={2} after={wordings.take} />
          <YesNo
            question={wordings.store.question}
            value={store}
            onChange={(yes) => {
              setStore(yes);
              void save.run(yes);
            }}
          />
        </>
      )}
      <ProblemNotice problem={save.problem ?? decline.problem} />
    </>
  );
}

function Choose({ view, ask }: Pick<OwnPictureAskProps, 'view' | 'ask'>) {
  const [file, setFile] = useState<File | null>(null);
  const [takenOn, setTakenOn] = useState('');
  const [part, setPart] = useState(0);
  const id = useId();
  const send = useAction(async () => {
    if (file === null) return;
    setPart(0);
    await sendOwnPicture({
      askedId: ask.askedId,
      file,
      takenOn: takenOn === '' ? null : takenOn,
      signal: new AbortController().signal,
      onProgress: setPart,
    });
    setFile(null);
  });
  const decline = useAction(() => declineOwnPicture(ask.askedId));
  return (
    <>
      <div className={styles.file}>
        <label htmlFor={id}>Choose the picture</label>
        <input
          id={id}
          type="file"
          accept={ACCEPTED.join(',')}
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </div>
      <TextField
        label="Day it was taken, if you know"
        hint="Leave it empty if you are not sure."
        type="date"
        value={takenOn}
        onChange={setTakenOn}
      />
      {send.busy && <Progress label="Sending your picture" value={part} />}
      <ProblemNotice problem={send.problem ?? decline.problem} />
      <Button
        variant="primary"
        size="large"
        block
        icon={ImageUp}
        busy={send.busy ? 'Sending…' : undefined}
        blockedBecause={file === null ? 'Choose the picture first.' : undefined}
        onClick={() => void send.run()}
      >
        Send this picture
      </Button>
      <Button block busy={decline.busy ? 'One moment…' : undefined} onClick={() => void decline.run()}>
        I would rather not send one
      </Button>
      <p className={styles.quiet}>
        This page keeps no copy. The picture on your own phone stays where it is: delete it when you no longer
        need it.
      </p>
      <p className={styles.quiet}>
        If you cannot send it here, use the practice’s Healthmail address and no other way:{' '}
        <span className={styles.address}>{view.practice.healthmail}</span>
      </p>
    </>
  );
}
