import ImageOff from 'lucide-react/icons/image-off';
import { useEffect, useRef, useState } from 'react';
import type { StillId } from '../../../shared/ids.ts';
import { announce } from '../../ui/core/announce.ts';
import { EmptyState } from '../../ui/core/EmptyState.tsx';
import { Notice } from '../../ui/core/Notice.tsx';
import { ClosingPanel } from './closing-panel.tsx';
import { FinishHeader } from './finish-header.tsx';
import type { FinishScreenProps } from './finish-props.ts';
import { nextOpen } from './finishing.ts';
import { NotePanel } from './note-panel.tsx';
import { StillPanel } from './still-panel.tsx';
import { StillStrip } from './still-strip.tsx';
import { StillViewer } from '../../parts/still-viewer.tsx';
import styles from './finish-screen.module.css';

const fromServer = (id: StillId, size: 'image' | 'thumbnail') => `/api/stills/${id}/${size}`;

/** After the call: stills one by one, the note, what is still missing, and closing. */
export function FinishScreen({ view, act, online, now, stillSource = fromServer }: FinishScreenProps) {
  const { stills } = view;
  const [chosen, setChosen] = useState<StillId | null>(null);
  const still = stills.find(({ id }) => id === chosen) ?? nextOpen(stills, null) ?? stills[0] ?? null;
  const closed = view.state.name === 'closed' ? view.state : null;
  const { place: panel, bring } = useBroughtIntoView();
  const place = still ? `${String(stills.indexOf(still) + 1)} of ${String(stills.length)}` : '';
  const goOn = (words: string) => {
    const next = still && nextOpen(stills, still.id);
    const more = next && next.id !== still.id;
    if (still) setChosen(more ? next.id : still.id);
    bring();
    announce(more ? `${words} The next still is on the screen.` : words);
  };
  return (
    <div className={styles.screen}>
      <FinishHeader view={view} />
      <main className={still ? styles.withStills : styles.withoutStills}>
        {still ? (
          <section className={styles.pictures} aria-label="Stills">
            {stills.length > 1 && (
              <StillStrip stills={stills} selected={still.id} source={stillSource} onSelect={setChosen} />
            )}
            {still.state === 'discarded' ? (
              <div className={styles.gone}>
                <EmptyState icon={ImageOff} title="This still was discarded">
                  The picture is gone. That it was taken stays in the record.
                </EmptyState>
              </div>
            ) : (
              <StillViewer
                key={still.id}
                still={still}
                src={stillSource(still.id, 'image')}
                patientName={view.patient.name}
              />
            )}
          </section>
        ) : (
          <EmptyState icon={ImageOff} title="No photographs were taken">
            Write the note, then close the consultation.
          </EmptyState>
        )}
        <div className={styles.panels}>
          {!online && (
            <Notice tone="attention" title="The connection is being put back" live="polite">
              <p>What you write stays here. It can be sent as soon as the connection is back.</p>
            </Notice>
          )}
          {still && (
            <StillPanel
              key={still.id}
              still={still}
              place={place}
              view={view}
              act={act}
              now={now}
              onDone={goOn}
            />
          )}
          <NotePanel view={view} act={act} />
          <ClosingPanel
            view={view}
            act={act}
            onShowNext={() => {
              setChosen(nextOpen(stills, null)?.id ?? null);
            }}
          />
        </div>
      </main>
    </div>
  );
}

/** Filing takes the pressed button away: focus and view go to what is next, so that nobody is left at the page's foot. */
function useBroughtIntoView() {
  const place = useRef<HTMLDivElement>(null);
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (times === 0) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: 'nearest' });
    place.current?.parentElement?.scrollTo({ top: 0 });
  }, [times]);
  const bring = () => {
    setTimes((before) => before + 1);
  };
  return { place, bring };
}

function ClosedNotice({ unfiledReason }: { unfiledReason: string | null }) {
  return (
    <Notice tone="info" title="This consultation is closed">
      {unfiledReason !== null && <p>Closed with stills not filed: {unfiledReason}</p>}
      <p>Stills can still be filed or discarded.</p>
    </Notice>
  );
}
