import { useState, type SyntheticEvent } from 'react';
import type { LinkOpened } from '../../../../shared/http-patient.ts';
import { useAction } from '../../../parts/use-action.ts';
import type { ClientError } from '../../../platform/client-error.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { DateOfBirthField } from '../../../ui/core/DateOfBirthField.tsx';
import { isoDateOf, noDate } from '../../../ui/core/date-of-birth.ts';
import { ErrorState } from '../../../ui/core/ErrorState.tsx';
import { PageShell } from '../../../ui/core/PageShell.tsx';
import { Loading } from '../../../ui/core/Progress.tsx';
import { PhoneLink } from '../parts/PhoneLink.tsx';
import { ProblemNotice } from '../parts/ProblemNotice.tsx';
import { closedLinkWords, dateOfBirthError, typedDateError } from './problem-words.ts';
import { AppointmentTime } from './AppointmentTime.tsx';
import styles from './LinkScreens.module.css';

const TOP = 'Video appointment';

/** While the browser's own session is looked for. */
export function LookingScreen() {
  return (
    <PageShell practice={TOP}>
      <h1 className="visually-hidden">Your video appointment</h1>
      <Loading label="Looking for your appointment…" />
    </PageShell>
  );
}

/** The page without a link: nobody's fault, and what to do. */
export function NoLinkScreen() {
  return (
    <PageShell practice={TOP}>
      <h1>Open the link from your practice</h1>
      <p>Your practice sent you a message with a link. Tap that link and your appointment opens here.</p>
      <p>If you cannot find the message, phone your practice. They can send it again.</p>
    </PageShell>
  );
}

/** Nothing is fetched before the button: mail scanners open links too (S1). */
export function StartScreen({ onOpen }: { onOpen: () => Promise<void> }) {
  const open = useAction(onOpen);
  return (
    <PageShell
      practice={TOP}
      actions={
        <Button
          variant="primary"
          size="large"
          block
          busy={open.busy ? 'Opening…' : undefined}
          onClick={() => void open.run()}
        >
          Open my appointment
        </Button>
      }
    >
      <h1>Your video appointment</h1>
      <p className={styles.lead}>You can talk to the doctor here, on this phone.</p>
      <ul className={styles.facts}>
        <li>No app and no password.</li>
        <li>You can say no to anything, and leave at any time.</li>
        <li>This page keeps nothing on your phone.</li>
      </ul>
      <ProblemNotice problem={open.problem} />
    </PageShell>
  );
}

interface DateOfBirthScreenProps {
  opened: LinkOpened;
  /** @throws ClientError */
  onVerify: (dateOfBirth: string) => Promise<void>;
}

/** Identity: the patient's date of birth in three boxes; also of whoever decides for them, who is told no name before. */
export function DateOfBirthScreen({ opened, onVerify }: DateOfBirthScreenProps) {
  const [parts, setParts] = useState(noDate);
  const [problem, setProblem] = useState<string | null>(null);
  const verify = useAction(onVerify);
  const wrong = verify.problem?.code === 'date_of_birth_wrong' ? dateOfBirthError(verify.problem) : undefined;
  const error = problem ?? wrong;
  const isPatient = opened.page === 'patient';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const day = isoDateOf(parts);
    setProblem(typedDateError(parts));
    if (day) void verify.run(day);
  };
  return (
    <form onSubmit={submit} noValidate>
      <PageShell
        practice={opened.practiceName}
        actions={
          <>
            <Button
              type="submit"
              variant="primary"
              size="large"
              block
              busy={verify.busy ? 'Checking…' : undefined}
            >
              Continue
            </Button>
            <PhoneLink number={opened.practicePhone} />
          </>
        }
      >
        <h1>{isPatient ? 'Your video appointment' : 'You are asked to join a video appointment'}</h1>
        <AppointmentTime startsAt={opened.startsAt} timeZone={opened.timeZone} />
        <DateOfBirthField
          label={isPatient ? 'What is your date of birth?' : 'What is the patient’s date of birth?'}
          hint={
            isPatient
              ? 'We ask so that nobody else can use your link.'
              : 'Not yours: that of the person you decide for or with. We show no name before you know it.'
          }
          value={parts}
          onChange={setParts}
          error={error}
        />
        {!wrong && <ProblemNotice problem={verify.problem} />}
      </PageShell>
    </form>
  );
}

/** The link has ended: wrong, expired or locked. */
export function ClosedLinkScreen({ problem, opened }: { problem: ClientError; opened: LinkOpened | null }) {
  const words = closedLinkWords(problem);
  return (
    <PageShell practice={opened?.practiceName ?? TOP}>
      <ErrorState
        level={1}
        title={words.title}
        meaning={words.meaning}
        action={opened && <PhoneLink number={opened.practicePhone} variant="primary" />}
        code={problem.code}
      />
    </PageShell>
  );
}

/** No answer from the server while looking for a session. */
export function OfflineScreen({ problem, onRetry }: { problem: ClientError; onRetry: () => Promise<void> }) {
  const retry = useAction(onRetry);
  return (
    <PageShell practice={TOP}>
      <ErrorState
        level={1}
        title="We cannot reach your appointment"
        meaning={problem.message}
        action={
          <Button
            variant="primary"
            busy={retry.busy ? 'Trying…' : undefined}
            onClick={() => void retry.run()}
          >
            Try again
          </Button>
        }
        code={problem.code}
      />
    </PageShell>
  );
}
