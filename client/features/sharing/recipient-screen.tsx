import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { SharedView, ShareOpened } from '../../../shared/http-sharing.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAction } from '../../parts/use-action.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { Button } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Stack } from '../../ui/core/Layout.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { TextField } from '../../ui/core/TextField.tsx';
import { longDate, longDay } from '../../words/practice-time.ts';
import { siteOf } from '../../words/still-words.ts';
import styles from './recipient.module.css';

export type RecipientState =
  | { readonly at: 'looking' }
  | { readonly at: 'no_link' }
  | { readonly at: 'start'; readonly problem: ClientError | null }
  | { readonly at: 'opened'; readonly opened: ShareOpened; readonly problem: ClientError | null }
  | { readonly at: 'inside'; readonly view: SharedView }
  | { readonly at: 'closed'; readonly problem: ClientError }
  | { readonly at: 'left' };

interface RecipientScreenProps {
  state: RecipientState;
  src: (position: number) => string;
  onOpen: () => Promise<void>;
  onEnter: (opened: ShareOpened, code: string) => Promise<void>;
  onLeave: () => Promise<void>;
  onPictureFailed: () => Promise<void>;
}

/** The recipient’s page: press, the code from the telephone, then who shared what, why, until when. */
export function RecipientScreen(props: RecipientScreenProps) {
  const { state } = props;
  switch (state.at) {
    case 'looking':
      return (
        <Page>
          <h1 className="visually-hidden">Shared with you</h1>
          <Loading label="Opening…" />
        </Page>
      );
    case 'no_link':
      return (
        <Page>
          <h1>Open the link once more</h1>
          <p>
            The practice sent you a link. It opens here, and asks for a code that they tell you by telephone.
          </p>
        </Page>
      );
    case 'start':
      return <Start problem={state.problem} onOpen={props.onOpen} />;
    case 'opened':
      return <Code opened={state.opened} problem={state.problem} onEnter={props.onEnter} />;
    case 'inside':
      return (
        <Inside
          view={state.view}
          src={props.src}
          onLeave={props.onLeave}
          onPictureFailed={props.onPictureFailed}
        />
      );
    case 'closed':
      return (
        <Page>
          <ErrorState
            level={1}
            title="This cannot be opened"
            meaning={<p>{state.problem.message}</p>}
            code={state.problem.code}
          />
        </Page>
      );
    case 'left':
      return (
        <Page>
          <h1>You are done</h1>
          <p>This page shows nothing any more. To look again, open the link and give the code.</p>
        </Page>
      );
  }
}

function Start({ problem, onOpen }: { problem: ClientError | null; onOpen: () => Promise<void> }) {
  const open = useAction(onOpen);
  return (
    <Page>
      <h1>Something is shared with you</h1>
      <p>
        A practice wants to show you something about a patient. Have the code ready that they told you by
        telephone.
      </p>
      <ProblemNotice problem={problem} />
      <div>
        <Button
          variant="primary"
          size="large"
          busy={open.busy ? 'Opening…' : undefined}
          onClick={() => void open.run()}
        >
          Open
        </Button>
      </div>
    </Page>
  );
}

interface CodeProps {
  opened: ShareOpened;
  problem: ClientError | null;
  onEnter: (opened: ShareOpened, code: string) => Promise<void>;
}

const EIGHT_DIGITS = /^\d{4}\s?\d{4}$/;

function Code({ opened, problem, onEnter }: CodeProps) {
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const enter = useAction(onEnter);
  const wrong = problem?.code === 'share_code_wrong' ? problem : null;
  const left = wrong?.count === undefined ? '' : ` ${String(wrong.count)} more, then the link is locked.`;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const whole = EIGHT_DIGITS.test(code.trim());
    setShort(!whole);
    if (whole) void enter.run(opened, code);
  };
  return (
    <Page practice={opened.practiceName}>
      <form onSubmit={submit} noValidate>
        <Stack gap="m">
          <h1>For {opened.recipientName}</h1>
          <p>
            If that is not you, close this page and ring {opened.practiceName}: {opened.practicePhone}.
          </p>
          <TextField
            label="The code from the telephone"
            hint="Eight digits."
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            onChange={setCode}
            error={short ? 'The code has eight digits.' : wrong ? `${wrong.message}${left}` : undefined}
          />
          {!wrong && <ProblemNotice problem={problem} />}
          <div>
            <Button type="submit" variant="primary" size="large" busy={enter.busy ? 'Checking…' : undefined}>
              Look
            </Button>
          </div>
        </Stack>
      </form>
    </Page>
  );
}

interface InsideProps extends Pick<RecipientScreenProps, 'src' | 'onLeave' | 'onPictureFailed'> {
  view: SharedView;
}

function Inside({ view, src, onLeave, onPictureFailed }: InsideProps) {
  const leave = useAction(onLeave);
  const lastDay = longDate(new Date(Date.parse(view.until) - 1).toISOString(), view.timeZone);
  return (
    <Page practice={view.practiceName}>
      <h1>
        {view.patient === null
          ? 'A patient who is not named'
          : `${view.patient.name}, born ${longDay(view.patient.dateOfBirth)}`}
      </h1>
      <p>
        {view.sharedBy} shows this to you, {view.recipientName}, {view.why.replace(/\.$/, '')}.
      </p>
      {view.message !== '' && <p className={styles.message}>{view.message}</p>}
      <Notice tone="attention" title="For your eyes, here">
        <p>
          Do not save, copy, photograph or pass on anything from this page.
          {view.patient === null ? ' Do not try to find out who it is.' : ''} Every look is recorded. This
          ends on {lastDay}, or earlier if the patient wishes.
        </p>
      </Notice>
      {view.stills.length === 0 && (
        <p>There is nothing to see just now. Ring {view.practicePhone} to ask why.</p>
      )}
      <ol className={styles.stills} role="list">
        {view.stills.map((still) => (
          <li key={still.position}>
            <figure className={styles.still}>
              <img
                src={src(still.position)}
                width={still.width}
                height={still.height}
                alt={`Still ${String(still.position)}: ${siteOf(still)}`}
                draggable={false}
                onContextMenu={(event) => {
                  event.preventDefault();
                }}
                onError={() => void onPictureFailed()}
              />
              <figcaption>
                <strong>{siteOf(still)}</strong>
                {still.takenAt === null ? '' : `, taken ${longDate(still.takenAt, view.timeZone)}`}
                {still.caption === '' ? '' : `. ${still.caption}`}
              </figcaption>
            </figure>
          </li>
        ))}
      </ol>
      <div>
        <Button busy={leave.busy ? 'Closing…' : undefined} onClick={() => void leave.run()}>
          I am done
        </Button>
      </div>
      <p className={styles.quiet}>
        {view.practiceName}, {view.practicePhone}
      </p>
    </Page>
  );
}

function Page({ practice, children }: { practice?: string; children: ReactNode }) {
  return (
    <main className={styles.page}>
      {practice !== undefined && <p className={styles.quiet}>{practice}</p>}
      {children}
    </main>
  );
}
