import type { ReactNode } from 'react';
import type { ChaperoneLinkOpened } from '../../../shared/http-patient.ts';
import type { ClientError } from '../../platform/client-error.ts';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Button } from '../../ui/core/Button.tsx';
import { ErrorState } from '../../ui/core/ErrorState.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { shortMoment } from '../../words/practice-time.ts';
import { Centred } from './centred.tsx';
import styles from './link-screen.module.css';

export type LinkState =
  | { name: 'looking' }
  | { name: 'no_link' }
  | { name: 'closed'; busy: boolean; problem: ClientError | null }
  | { name: 'opened'; link: ChaperoneLinkOpened; busy: boolean; problem: ClientError | null }
  | { name: 'not_me'; link: ChaperoneLinkOpened };

interface LinkScreenProps {
  state: LinkState;
  onOpen: () => void;
  onEnter: () => void;
  onNotMe: () => void;
  onBack: () => void;
}

/** The way in by a personal link: press, read whom it is for, say that it is you. */
export function LinkScreen(props: LinkScreenProps) {
  const { state } = props;
  switch (state.name) {
    case 'looking':
      return (
        <Centred>
          <Loading label="Opening Sightline…" />
        </Centred>
      );
    case 'no_link':
      return <NoLink />;
    case 'closed':
      return <Closed busy={state.busy} problem={state.problem} onOpen={props.onOpen} />;
    case 'opened':
      return <Opened {...props} link={state.link} busy={state.busy} problem={state.problem} />;
    case 'not_me':
      return <NotMe link={state.link} onBack={props.onBack} />;
  }
}

function NoLink() {
  return (
    <Centred>
      <ErrorState
        level={1}
        title="There is no link here"
        meaning={
          <p>
            Open the link that the practice sent you once more. Each link is for one person and one
            consultation.
          </p>
        }
      />
    </Centred>
  );
}

function Closed(props: { busy: boolean; problem: ClientError | null; onOpen: () => void }) {
  return (
    <Page>
      <h1>You are asked to be a chaperone</h1>
      <p>
        You are there for a patient during a video examination: you see what the doctor sees, and can stop it.
      </p>
      <ProblemNotice problem={props.problem} />
      <Button
        variant="primary"
        size="large"
        busy={props.busy ? 'Opening…' : undefined}
        onClick={props.onOpen}
      >
        Open the link
      </Button>
    </Page>
  );
}

interface OpenedProps extends LinkScreenProps {
  link: ChaperoneLinkOpened;
  busy: boolean;
  problem: ClientError | null;
}

function Opened({ link, busy, problem, onEnter, onNotMe }: OpenedProps) {
  return (
    <Page>
      <p className={styles.practice}>{link.practiceName}</p>
      <h1>Are you {link.name}?</h1>
      <p>
        {link.title}. Chaperone on {shortMoment(link.startsAt, link.timeZone)}. The patient is told this name
        and may prefer somebody else.
      </p>
      <ProblemNotice problem={problem} />
      <div className={styles.answers}>
        <Button variant="primary" size="large" busy={busy ? 'Going in…' : undefined} onClick={onEnter}>
          That is me
        </Button>
        <Button size="large" onClick={onNotMe}>
          That is not me
        </Button>
      </div>
    </Page>
  );
}

function NotMe({ link, onBack }: { link: ChaperoneLinkOpened; onBack: () => void }) {
  return (
    <Page>
      <h1>Then this link is not for you</h1>
      <p>
        Nothing was opened. Tell {link.practiceName} that it reached the wrong person: {link.practicePhone}.
        You can close this page.
      </p>
      <div>
        <Button onClick={onBack}>Go back</Button>
      </div>
    </Page>
  );
}

function Page({ children }: { children: ReactNode }) {
  return (
    <Centred>
      <div className={styles.page}>{children}</div>
    </Centred>
  );
}
