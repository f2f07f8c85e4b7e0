import type { ReactNode } from 'react';
import type { PatientView } from '../../../../shared/views.ts';
import { Button } from '../../../ui/core/Button.tsx';
import { Notice } from '../../../ui/core/Notice.tsx';
import { PageShell } from '../../../ui/core/PageShell.tsx';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import { PhoneLink } from '../parts/PhoneLink.tsx';
import type { SessionOver } from '../patient-flow.ts';
import styles from './after.module.css';

interface EndProps {
  view: PatientView;
  chrome: Chrome;
}

function Ended({ view, chrome, title, children }: EndProps & { title: string; children: ReactNode }) {
  return (
    <Frame chrome={chrome} actions={<PhoneLink number={view.practice.phone} variant="primary" />}>
      <h1>{title}</h1>
      {children}
    </Frame>
  );
}

/** The practice cancelled before the call. */
export function CancelledScreen(props: EndProps) {
  return (
    <Ended {...props} title="This appointment is cancelled">
      <p>The practice cancelled it. Nothing more happens here, and you can close this page.</p>
      <p>If you did not expect this, or if you still need care, phone the practice.</p>
    </Ended>
  );
}

/** The time passed without the patient. */
export function NoShowScreen(props: EndProps) {
  return (
    <Ended {...props} title="We missed each other">
      <p>{props.view.clinician.name} waited for you and had to go on. That happens.</p>
      <p>Phone the practice and they will find a new time.</p>
    </Ended>
  );
}

/** R8: better seen in person; why, and what to do until then. */
export function InPersonScreen(props: EndProps & { why: string; safetyNet: string }) {
  return (
    <Ended {...props} title="You will be seen in person">
      <p>{props.why}</p>
      {props.safetyNet !== '' && (
        <Notice tone="info" title="Until then">
          <p className={styles.advice}>{props.safetyNet}</p>
        </Notice>
      )}
      <p>If you do not have an appointment for that yet, phone the practice to make one.</p>
      <p>If you feel very ill, phone 112 or 999.</p>
    </Ended>
  );
}

const OVER: Record<SessionOver, { title: string; words: string[]; back: string | null }> = {
  moved: {
    title: 'Your appointment is open somewhere else',
    words: ['You opened your link again, so it goes on there. You can close this page.'],
    back: null,
  },
  left: {
    title: 'You have left',
    words: [
      'Camera and microphone are off. Nobody can see or hear you.',
      'To come back, open the link in your message again.',
    ],
    back: null,
  },
  signed_out: {
    title: 'This page has ended',
    words: ['To go on, open the link in your message again.'],
    back: 'Try again',
  },
  not_allowed: {
    title: 'You are not in the call any more',
    words: ['If you think this is a mistake, phone the practice.'],
    back: null,
  },
  outdated: {
    title: 'This page is out of date',
    words: ['Load it again to go on. Your answers are kept.'],
    back: 'Load again',
  },
};

interface SessionOverProps {
  reason: SessionOver;
  practice: string;
  phone: string | null;
  onBack: () => void;
}

/** The session of this page is over; what that means and the way back, where there is one. */
export function SessionOverScreen({ reason, practice, phone, onBack }: SessionOverProps) {
  const { title, words, back } = OVER[reason];
  return (
    <PageShell
      practice={practice}
      actions={
        <>
          {back !== null && (
            <Button variant="primary" size="large" block onClick={onBack}>
              {back}
            </Button>
          )}
          {phone !== null && <PhoneLink number={phone} />}
        </>
      }
    >
      <h1>{title}</h1>
      {words.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </PageShell>
  );
}
