import { useMemo } from 'react';
import { changes } from './announcements.ts';
import { CapacityDialog } from './capacity-dialog.tsx';
import { ConsultationContext, useConsultation } from './consultation-context.ts';
import type { ConsultationScreenProps } from './consultation-props.ts';
import { DeviceNotice } from '../../parts/device-notice.tsx';
import { EndCallDialog } from './end-call-dialog.tsx';
import { InPersonDialog } from './in-person-dialog.tsx';
import { LineNotice } from './line-notice.tsx';
import { PauseDialog } from './pause-dialog.tsx';
import { Rail } from './rail.tsx';
import { useShortcuts } from './shortcuts.ts';
import { Shutter } from './shutter.tsx';
import { Stage } from './stage.tsx';
import { StillView } from './still-view.tsx';
import { Strip } from './strip.tsx';
import { TopBar } from './top-bar.tsx';
import { Tray } from './tray.tsx';
import { usePlaces, type Places } from './use-places.ts';
import { stillsFromServer } from '../../parts/still-source.ts';
import { useAnnouncements } from '../../parts/use-announcements.ts';
import { useDarkPage } from '../../parts/use-dark-page.ts';
import { useServerNow } from '../../parts/use-server-now.ts';
import { ZoneBar } from './zone-bar.tsx';
import styles from './consultation-screen.module.css';

/** The GP's consultation: checklist, patient, stills. Everything it knows comes in; everything it does goes to `act`. */
export function ConsultationScreen(props: ConsultationScreenProps) {
  const { view, act, call, online, stillSource = stillsFromServer, openAt = null } = props;
  const now = useServerNow(view.serverNow);
  const places = usePlaces(view, openAt);
  const { goTo, goOn } = places;
  useDarkPage();
  useAnnouncements(view, changes);
  const keys = useMemo(
    () => ({
      microphone: () => {
        call.toggleMicrophone();
      },
      camera: () => {
        call.toggleCamera();
      },
      note: () => {
        goTo('note');
      },
    }),
    [call, goTo],
  );
  useShortcuts(keys);
  const consultation = { view, act, call, online, stillSource, now, goTo, goOn };
  return (
    <ConsultationContext value={consultation}>
      <div className={`call ${styles.screen ?? ''}`}>
        <Zones places={places} />
      </div>
    </ConsultationContext>
  );
}

function Zones({ places }: { places: Places }) {
  const { view, call } = useConsultation();
  const still = places.still;
  return (
    <>
      <TopBar onEnd={places.askToEnd} />
      <main
        className={styles.zones}
        data-phase={view.state.name === 'conversation' ? 'call' : 'before'}
        data-zone={places.zone}
      >
        <div className={styles.left}>
          <Rail open={places.step} onOpen={places.openStep} onWork={places.pinStep} />
        </div>
        <div className={styles.centre}>
          <div className={styles.notices}>
            <LineNotice />
            <DeviceNotice troubles={call.troubles} onRetry={() => call.retryDevices()} />
          </div>
          <div className={styles.stage}>
            <Stage />
            {still && <StillView key={still.id} still={still} onClose={places.closeStill} />}
          </div>
          <Strip />
        </div>
        <aside className={styles.right} aria-label="Photographs">
          <Tray shown={still?.id ?? null} onShow={places.showStill} />
          <Shutter />
        </aside>
      </main>
      <ZoneBar shown={places.zone} onShow={places.showZone} />
      <EndCallDialog open={places.dialog === 'end'} onClose={places.closeDialog} />
      <InPersonDialog open={places.dialog === 'in_person'} onClose={places.closeDialog} />
      <CapacityDialog open={places.dialog === 'capacity'} onClose={places.closeDialog} />
      <PauseDialog open={places.dialog === 'pause'} onClose={places.closeDialog} />
    </>
  );
}
