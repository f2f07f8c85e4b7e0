import { useEffect, type ReactNode } from 'react';
import type { PatientView } from '../../../../shared/views.ts';
import { Notice } from '../../../ui/core/Notice.tsx';
import { Frame, type Chrome } from '../parts/Frame.tsx';
import { PhoneLink } from '../parts/PhoneLink.tsx';
import type { PatientScreen } from '../patient-flow.ts';
import { focusHeading } from '../use-screen-change.ts';
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

interface NoCallProps extends EndProps {
  screen: Extract<PatientScreen, { name: 'cancelled' | 'no_show' | 'in_person' }>;
}

/** The appointment ended without a call. */
export function NoCallScreen({ screen, ...props }: NoCallProps) {
  // Its code may come after the screen has changed.
  useEffect(focusHeading, []);
  switch (screen.name) {
    case 'cancelled':
      return <CancelledScreen {...props} />;
    case 'no_show':
      return <NoShowScreen {...props} />;
    case 'in_person':
      return <InPersonScreen {...props} why={screen.state.why} safetyNet={screen.state.safetyNet} />;
  }
}
