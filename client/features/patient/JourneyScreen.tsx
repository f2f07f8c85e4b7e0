import { lazy, Suspense } from 'react';
import type { PatientView } from '../../../shared/views.ts';
import { loadUntilThere } from '../../platform/load-until-there.ts';
import type { Connection } from '../../signalling/connection.ts';
import { PageShell } from '../../ui/core/PageShell.tsx';
import { Loading } from '../../ui/core/Progress.tsx';
import { SessionOverScreen } from './after/SessionOverScreen.tsx';
import type { CallMedia } from './conversation/call-media.ts';
import { CallScreen } from './conversation/CallScreen.tsx';
import type { OwnMedia } from './devices/own-media.ts';
import { ConnectionNotice } from './parts/ConnectionNotice.tsx';
import type { Chrome } from './parts/Frame.tsx';
import type { PatientAct } from './patient-act.ts';
import type { PatientScreen, Step } from './patient-flow.ts';
import { AlternativeNotedScreen, AlternativesScreen } from './steps/AlternativeScreens.tsx';
import { ReadyScreen } from './steps/ReadyScreen.tsx';
import { StepScreen } from './steps/StepScreen.tsx';
import { WaitingRoom } from './waiting/WaitingRoom.tsx';

/** After the call there is time for it: the call's own code stays small. */
const ReceiptScreen = lazy(async () => {
  const loaded = await loadUntilThere(() => import('./after/ReceiptScreen.tsx'));
  if (!loaded) throw new Error('nobody waits for the receipt');
  return { default: loaded.ReceiptScreen };
});

/** Only for those who are asked for a picture. */
const OwnPictureAsk = lazy(async () => {
  const loaded = await loadUntilThere(() => import('./own-picture/OwnPictureAsk.tsx'));
  if (!loaded) throw new Error('nobody is asked for a picture');
  return { default: loaded.OwnPictureAsk };
});

const asked = (view: PatientView, act: PatientAct) =>
  view.ownPicture && (
    <Suspense fallback={<Loading label="One moment…" />}>
      <OwnPictureAsk key={view.ownPicture.askedId} view={view} ask={view.ownPicture} act={act} />
    </Suspense>
  );

/** Instead of a call. */
const NoCallScreen = lazy(async () => {
  const loaded = await loadUntilThere(() => import('./after/NoCallScreens.tsx'));
  if (!loaded) throw new Error('nobody waits for the news');
  return { default: loaded.NoCallScreen };
});

interface JourneyScreenProps {
  screen: PatientScreen;
  view: PatientView | null;
  connection: Connection;
  act: PatientAct;
  chrome: Chrome;
  media: OwnMedia;
  call: CallMedia;
  onDone: (saidYes?: boolean) => void;
  onPhone: (to: 'child' | 'guardian') => void;
  onChange: (step: Step) => void;
}

/** The one screen that is shown now. */
export function JourneyScreen(props: JourneyScreenProps) {
  const { screen, view, connection } = props;
  if (screen.name === 'session_over') {
    return (
      <SessionOverScreen
        reason={screen.reason}
        practice={view?.practice.name ?? 'Video appointment'}
        phone={view?.practice.phone ?? null}
        onBack={() => window.location.reload()}
      />
    );
  }
  if (!view) {
    return (
      <PageShell practice="Video appointment">
        <h1 className="visually-hidden">Your video appointment</h1>
        <Loading label="Opening your appointment…" />
        <ConnectionNotice connection={connection} />
      </PageShell>
    );
  }
  return <Viewed {...props} view={view} />;
}

function Viewed(props: JourneyScreenProps & { view: PatientView }) {
  const { screen, view, act, chrome, media, call, connection, onDone, onPhone, onChange } = props;
  switch (screen.name) {
    case 'step':
      // A new key for each screen: nothing typed on one can appear on the next.
      return (
        <StepScreen
          key={`${screen.step} ${screen.part}`}
          place={screen}
          {...{ view, act, chrome, media, onDone, onPhone }}
          current={screen.current}
          total={screen.total}
        />
      );
    case 'alternatives':
      return <AlternativesScreen {...{ view, act, chrome }} duringCall={screen.duringCall} />;
    case 'alternative_noted':
      return <AlternativeNotedScreen {...{ view, act, chrome }} choice={screen.choice} />;
    case 'ready':
      return <ReadyScreen {...{ view, act, chrome }} />;
    case 'waiting':
      return (
        <WaitingRoom {...{ view, act, chrome, media, connection, onChange }} ownPicture={asked(view, act)} />
      );
    case 'call':
      return <CallScreen {...{ view, act, chrome, media, call, connection }} />;
    case 'receipt':
      return (
        <Suspense fallback={<Loading label="Writing your receipt…" />}>
          <ReceiptScreen
            startsAt={view.startsAt}
            practice={view.practice}
            clinician={view.clinician}
            receipt={view.receipt}
            decidedFor={view.page === 'representative' ? view.patientName : undefined}
            chrome={chrome}
            ownPicture={asked(view, act)}
            onPrint={() => window.print()}
            onStop={(by) => act.withdraw(['take', 'store'], by)}
          />
        </Suspense>
      );
    case 'cancelled':
    case 'no_show':
    case 'in_person':
      return (
        <Suspense fallback={<Loading label="One moment…" />}>
          <NoCallScreen {...{ screen, view, chrome }} />
        </Suspense>
      );
    case 'connecting':
    case 'session_over':
      return null;
  }
}
